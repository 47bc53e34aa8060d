"""The Atom feed of changes."""

import feedparser

from dragoman.present.atom import News, atom

NEWS = (
    News(moment="2031-03-03T09:00:00Z", kind="new", text="A <b>truce</b> & more\x00", reports="Ledger", about="f1"),
    News(moment="2031-03-03T10:00:00Z", kind="overdue", text="The release is overdue.", reports="Post", about="f2"),
)


def test_a_reader_of_feeds_understands_it() -> None:
    read = feedparser.parse(atom("Kessel talks", NEWS))
    assert not read.bozo
    assert read.version == "atom10"
    assert [entry.title_detail.value for entry in read.entries] == ["The release is overdue.", "A <b>truce</b> & more"]
    assert read.feed.updated == "2031-03-03T10:00:00Z"
    assert len({entry.id for entry in read.entries}) == 2


def test_the_same_news_are_the_same_bytes() -> None:
    assert atom("Kessel talks", NEWS) == atom("Kessel talks", NEWS)


def test_without_news_it_is_a_feed_all_the_same() -> None:
    assert feedparser.parse(atom("Kessel talks", ())).version == "atom10"
