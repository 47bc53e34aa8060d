"""The password: argon2, and the pause after wrong ones."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from dragoman.record.errors import UsageError
from dragoman.web.password import LONGEST, Door, door

RIGHT = "a right one"


def test_only_the_right_one_opens() -> None:
    made = door(RIGHT)
    assert made.hashed.startswith("$argon2id$")
    assert RIGHT not in made.hashed
    assert (made.opens("wrong", address="a"), made.opens(RIGHT, address="a")) == (False, True)
    assert door(made.hashed).opens(RIGHT, address="a")
    assert not Door(hashed="$argon2id$broken").opens(RIGHT, address="a")


def test_one_that_is_too_short_is_refused() -> None:
    with pytest.raises(UsageError, match="at least 8 characters"):
        door("1234567")


def test_the_pause_grows_and_ends() -> None:
    now = [0.0]
    made = Door(hashed="$argon2id$broken", clock=lambda: now[0])
    pauses = []
    for _ in range(20):
        made.opens("wrong", address="a")
        pauses.append(made.wait("a"))
        now[0] += pauses[-1]
    assert pauses[:5] == [0.0, 0.0, 1.0, 2.0, 4.0]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST
    assert made.wait("b") == 0.0


def test_a_pause_is_one_address_s_own_and_a_right_password_ends_the_count() -> None:
    now = [0.0]
    made = Door(hashed=door(RIGHT).hashed, clock=lambda: now[0])
    for _ in range(3):
        made.opens("wrong", address="a")
    assert not made.opens(RIGHT, address="a")
    assert made.opens(RIGHT, address="b")
    now[0] = 2.0
    assert made.opens(RIGHT, address="a")
    made.opens("wrong", address="a")
    assert made.wait("a") == 0.0


def test_many_at_once_get_no_more_tries_than_one_after_the_other() -> None:
    looked: list[str] = []

    class Counting(Door):
        def _right(self, password: str) -> bool:
            looked.append(password)
            return False

    made = Counting(hashed="", clock=lambda: 0.0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: made.opens(str(n), address="a"), range(40)))
    assert len(looked) == 3
