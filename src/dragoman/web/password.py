"""The password of a workspace that others can reach: argon2, and a pause that grows with wrong ones.

RFC 9106 (Argon2), by argon2-cffi with its defaults; OWASP "Authentication Cheat Sheet".
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from dragoman.record.errors import UsageError

SHORTEST = 8  # characters
FREE = 3  # wrong passwords from one address before it has to wait
LONGEST = 900.0  # seconds
DOUBLINGS = 10  # of the pause: it has reached its longest
KEPT = 10_000  # addresses remembered


@dataclass(slots=True)
class Door:
    """Lets in who has the password. `hashed`: argon2's own form of it."""

    hashed: str
    clock: Callable[[], float] = time.monotonic
    _wrong: dict[str, tuple[int, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)  # one at a time: argon2 takes 64 MiB for each

    def wait(self, address: str) -> float:
        """Seconds until an address may try again; 0 where it may now."""
        _, until = self._wrong.get(address, (0, 0.0))
        return max(0.0, until - self.clock())

    def opens(self, password: str, *, address: str) -> bool:
        """Whether a password is right. A wrong one makes its address wait; while it waits, none is looked at."""
        with self._lock:
            if self.wait(address) > 0:
                return False
            right = self._right(password)
            if right:
                self._wrong.pop(address, None)
            else:
                self._remember(address)
            return right

    def _remember(self, address: str) -> None:
        """A wrong password came from an address."""
        times = self._wrong.get(address, (0, 0.0))[0] + 1
        pause = min(2.0 ** min(times - FREE, DOUBLINGS), LONGEST) if times >= FREE else 0.0
        if len(self._wrong) >= KEPT:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[address] = (times, self.clock() + pause)

    def _right(self, password: str) -> bool:
        try:
            return bool(PasswordHasher().verify(self.hashed, password))
        except (VerificationError, InvalidHashError):
            return False


def door(password: str) -> Door:
    """The door with a password. Raises UsageError for one that is too short; argon2's form of one is taken as it is."""
    if password.startswith("$argon2"):
        return Door(hashed=password)
    if len(password) < SHORTEST:
        message = f"a password for the workspace has at least {SHORTEST} characters"
        raise UsageError(message)
    return Door(hashed=PasswordHasher().hash(password))
