"""feeds.toml."""

from pathlib import Path

import pytest

from dragoman.record.errors import UsageError
from dragoman.watch.plan import Feed, Folder, Plan, Tell, plan


def written(folder: Path, text: str) -> Path:
    path = folder / "feeds.toml"
    path.write_text(text)
    return path


def test_a_plan_with_everything(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [[folder]]
        path = "incoming"
        all = true
        [[feed]]
        url = "https://news.example/rss"
        minutes = 30
        [[feed]]
        url = "https://news.example/rss"
        [tell]
        webhook = "https://desk.example/hook"
        atom = "changes.xml"
        """,
    )
    assert plan(path) == Plan(
        folder=(Folder(path=str(tmp_path / "incoming"), all=True),),
        feed=(Feed(url="https://news.example/rss", minutes=30),),
        tell=Tell(webhook="https://desk.example/hook", atom=str(tmp_path / "changes.xml")),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "names no"), ("[[feed]]", "url"), ('[[feed]]\nurl = "file:///etc/passwd"', "no http"),
        ('[[feed]]\nurl = "https://a.example/"\nminutes = 0.1', "at least 1 minute"),
        ('[[feed]]\nurl = "https://a.example/"\nminutes = nan', "at least 1 minute"),
        ('[[feeds]]\nurl = "https://a.example/"', "feeds"), ("[[feed]", "no TOML"),
        ('[[folder]]\npath = "a"\n[tell]\nwebhook = "ftp://x/"', "no http"), ("[[folder]]\npath = 3", "str"),
    ],
)  # fmt: skip
def test_a_plan_that_says_something_else_is_one_line(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as caught:
        plan(written(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_a_plan_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        plan(tmp_path / "none.toml")
