"""What was passed over in reading: files that were not read, and notes on reports that were."""

from dragoman.record.record import Record, Skipped


def unread(record: Record) -> tuple[Skipped, ...]:
    """Files, or parts of files, that no report of the record was made from."""
    return tuple(entry for entry in record.skipped if not _is_note(entry, record))


def remarks(record: Record) -> tuple[Skipped, ...]:
    """What could not be used of files that were read, such as a date that is not understood."""
    return tuple(entry for entry in record.skipped if _is_note(entry, record))


def _is_note(entry: Skipped, record: Record) -> bool:
    return entry.reason.endswith("read without it") or any(entry.file == report.file for report in record.reports)
