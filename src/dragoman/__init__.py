"""dragoman: one evidence-linked record out of the press reports on a negotiation.

    from dragoman import read

    record = read("reports/")
    record.table("statements").to_pandas()

The names here are the Python API (docs/reference/python.md). Each is loaded when it is first asked for, and the parser
only when something is read: `import dragoman` costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.api.opened import Added, OpenStore, open_store
    from dragoman.api.reading import read
    from dragoman.api.record import Record, load
    from dragoman.api.table import Column, Table
    from dragoman.record.errors import DragomanError

__all__ = ["Added", "Column", "DragomanError", "OpenStore", "Record", "Table", "load", "open_store", "read"]

_HOME = {
    "Added": "dragoman.api.opened",
    "Column": "dragoman.api.table",
    "DragomanError": "dragoman.record.errors",
    "OpenStore": "dragoman.api.opened",
    "Record": "dragoman.api.record",
    "Table": "dragoman.api.table",
    "load": "dragoman.api.record",
    "open_store": "dragoman.api.opened",
    "read": "dragoman.api.reading",
}


class _Package(ModuleType):
    """This package: its public names come from where they live, and stay what they are.

    The import system makes every module that it has loaded an attribute of its package. The room `dragoman.read` would
    so take the place of the function `read` (decision 0030).
    """

    def __getattr__(self, name: str) -> object:
        if name not in _HOME:
            message = f"module 'dragoman' has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(_HOME[name]), name)

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *_HOME})


sys.modules[__name__].__class__ = _Package
