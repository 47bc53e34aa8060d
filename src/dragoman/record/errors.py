"""The error tree. A person sees the message as one line, without a traceback.

DragomanError
├── UsageError      wrong use: a path that is not there, an option that makes no sense (exit 2)
├── IngestError     one report cannot be read: it is skipped with this reason, the others go on
├── FetchError      what a URL names does not come, or may not be fetched
│   └── AnswerError the server answered, with a status that is no success
├── EvidenceError   a span that does not lie in its report
├── RecordError     a record file that is no record, or of another format
├── StoreError      a store that cannot be opened, read or written, or is none of ours
├── MissingError    a library of an extra is not installed
├── ModelError      the language model is not installed
└── ClusterError    no cluster of machines that answers, or whose processes can be started
"""


class DragomanError(Exception):
    """The root of all errors that dragoman raises on purpose."""


class UsageError(DragomanError):
    """What was asked for makes no sense as asked."""


class IngestError(DragomanError):
    """One report cannot be read."""


class FetchError(DragomanError):
    """What a URL names does not come, or may not be fetched."""


class AnswerError(FetchError):
    """The server answered, with a status that is no success. `status`: the HTTP status code."""

    def __init__(self, message: str, *, status: int) -> None:
        """`status`: the HTTP status code."""
        super().__init__(message)
        self.status = status


class EvidenceError(DragomanError):
    """A span does not lie in its report."""


class RecordError(DragomanError):
    """A file is not a record of this format."""


class StoreError(DragomanError):
    """A store cannot be opened, read or written, or is none of ours."""


class MissingError(DragomanError):
    """A library of an extra is not installed."""


class ModelError(DragomanError):
    """The language model is not installed."""


class ClusterError(DragomanError):
    """No cluster of machines answers, or none of its processes can be started."""
