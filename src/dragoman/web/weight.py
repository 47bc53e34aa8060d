"""What a request may weigh: refused by what it announces, and counted as it comes, before anything reads it."""

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive

UPLOADS = 60_000_000  # bytes of a request that brings reports
OTHERS = 1_000_000  # of any other
BRING = ("/add", "/reports")  # how the paths end that bring reports
TOO_MUCH = "That is more than is taken at once. Add it in parts."


def most(path: str) -> int:
    """How many bytes a request to a path may bring."""
    return UPLOADS if path.endswith(BRING) else OTHERS


def too_much(announced: str, path: str) -> bool:
    """Whether a Content-Length is more than a path takes, or no number at all. Empty: nothing was announced."""
    return bool(announced) and not (announced.isascii() and announced.isdecimal() and int(announced) <= most(path))


def counted(receive: Receive, path: str) -> Receive:
    """`receive`, which fails with 413 when more comes than the path takes."""
    allowed, came = most(path), 0

    async def received() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > allowed:
            raise HTTPException(413, TOO_MUCH)
        return message

    return received
