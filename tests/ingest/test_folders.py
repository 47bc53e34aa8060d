"""Folders, files one by one, manifests, twins, names."""

import os
from pathlib import Path

import pytest

from dragoman.ingest import ingest
from dragoman.ingest.kinds import READ
from dragoman.record.errors import UsageError
from dragoman.record.value import Dated
from tests.ingest.helpers import STORY, only, reasons, write


def test_a_folder_is_read_through_and_sorted(tmp_path: Path) -> None:
    write(tmp_path, b_txt="Two agreed.", a_md="One agreed.", c_odt="no", _hidden="x", LICENSE="x")
    write(tmp_path / "old", a_txt="Three agreed.")
    write(tmp_path / ".git", a_txt="Never agreed.")
    found = ingest([tmp_path])
    assert [r.file for r in found.reports] == ["a.md", "b.txt", "old/a.txt"]
    assert reasons(found) == {"c.odt": READ}


def test_files_one_by_one_with_their_manifest(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt="One agreed.",
        b_txt="Two agreed.",
        manifest_csv="file,outlet\na.txt,The Ledger\nb.txt,The Post\n",
    )
    found = ingest([tmp_path / "a.txt", tmp_path / "manifest.csv", tmp_path / "a.txt"])
    assert [(r.file, r.outlet) for r in found.reports] == [("a.txt", "The Ledger")]
    assert found.skipped == ()


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no .*nowhere"):
        ingest([tmp_path / "nowhere"])


@pytest.mark.parametrize(
    "manifest",
    [
        "file,outlet,published,title,url\na.txt,The Ledger,2031-05-03,Dock talks,https://l.example/1\n",
        "\ufeffTitle;URL;File;Stars;Date;Outlet\r\nDock talks;https://l.example/1;./a.txt;5;3 May 2031;The Ledger\r\n",
        'url\ttitle\tdate\tsource\tfile\nhttps://l.example/1\t"Dock talks"\t2031-05-03T10:00Z\tThe Ledger\ta.txt\n',
    ],
    ids=["plain", "semicolons", "tabs"],
)
def test_a_manifest_wins_over_the_file(tmp_path: Path, manifest: str) -> None:
    report = only(ingest([write(tmp_path, a_txt=STORY, manifest_csv=manifest)]))
    assert (report.outlet, report.title, report.url) == ("The Ledger", "Dock talks", "https://l.example/1")
    assert report.published == Dated(edtf="2031-05-03", basis="given")


def test_a_manifest_in_latin_1_and_one_in_a_folder_below(tmp_path: Path) -> None:
    write(tmp_path, a_txt="One agreed.", manifest_csv="file,outlet\na.txt,Le Café\n".encode("latin-1"))
    write(tmp_path / "old", a_txt="Two agreed.", manifest_csv="file,outlet\na.txt,The Post\n")
    assert [(r.file, r.outlet) for r in ingest([tmp_path]).reports] == [("a.txt", "Le Café"), ("old/a.txt", "The Post")]


def test_what_a_manifest_gets_wrong_is_said(tmp_path: Path) -> None:
    rows = f"file,date\na.txt,03/04/2031\nmissing.txt,2031-05-03\na.txt,2031-05-03\n,x\n../{'x' * 300}.txt,\n"
    found = ingest([write(tmp_path, a_txt=STORY, manifest_csv=rows)])
    assert [r.published for r in found.reports] == [None]
    assert reasons(found) == {
        "a.txt": "published date '03/04/2031' not understood; read without it",
        "missing.txt": "named in the manifest, but not there",
        f"../{'x' * 300}.txt": "named in the manifest, but not there",
        "manifest.csv, line 4": "names a.txt again; its first row is used",
        "manifest.csv, line 5": "names no file",
    }


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        (b"outlet,published\nThe Ledger,2031-05-03\n", "a manifest without a column `file`; read without it"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not text but a PNG picture; read without it"),
        (b'file,outlet\na.txt,"' + b"x" * 200_000 + b'"\n', "line 2 is no CSV"),
    ],
)
def test_a_manifest_that_is_none_stops_nothing(tmp_path: Path, manifest: bytes, reason: str) -> None:
    found = ingest([write(tmp_path, a_txt=STORY, manifest_csv=manifest)])
    assert [r.file for r in found.reports] == ["a.txt"]
    assert reasons(found)["manifest.csv"].startswith(reason)


def test_twins_are_one_report_the_one_of_which_most_is_known(tmp_path: Path) -> None:
    write(tmp_path, a_txt=STORY, b_txt=STORY, c_txt=STORY, manifest_csv="file,outlet\nb.txt,The Ledger\n")
    found = ingest([tmp_path])
    assert [(r.file, r.outlet) for r in found.reports] == [("b.txt", "The Ledger")]
    assert reasons(found) == {"a.txt": "the same text as b.txt", "c.txt": "the same text as b.txt"}


def test_two_files_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    first, second = write(tmp_path / "mon", a_txt="One agreed."), write(tmp_path / "tue", a_txt="Two agreed.")
    names = [r.file for r in ingest([first, second]).reports]
    assert names == ["mon/a.txt", "tue/a.txt"]


def test_a_name_that_is_no_utf8_and_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("One agreed.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = ingest([tmp_path])
    assert [r.file for r in found.reports] == ["a\ufffd.txt"]
    assert sorted(reasons(found)) == ["loop.txt", "pipe.txt"]
