"""Libraries that most people do without: loaded when they are asked for, one clear line where they are missing."""

from importlib import import_module
from types import ModuleType

from dragoman.record.errors import MissingError


def library(name: str, *, extra: str) -> ModuleType:
    """A library of an extra, as `pyarrow.parquet` of `parquet`. Raises MissingError where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        message = f'{name.partition(".")[0]} is not installed: pip install "dragoman[{extra}]"'
        raise MissingError(message) from None
