"""What comes by the form for reports: files of any name and size, texts, addresses; and how a job tells of them."""

import json
import re
import threading
from collections.abc import Iterator

import httpx2
import pytest

from dragoman.web.jobs import Job
from dragoman.web.pages.home import FILES
from dragoman.web.weight import UPLOADS
from tests.web.serving import Site, site

TEXT = b"The delegations met in Port Tesk on 3 March 2031, Vera Sandor said."
Event = tuple[str, dict[str, object]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with site(tmp_path_factory.mktemp("adding")) as made:
        yield made


@pytest.fixture
def path(place: Site, request: pytest.FixtureRequest) -> str:
    """Where a dossier of the test's own is."""
    made = place.program.post("/api/dossiers", json={"name": request.node.name[:150]})
    return str(made.json()["path"])


def sent(place: Site, path: str, *files: tuple[str, bytes], **fields: str) -> httpx2.Response:
    """The answer to the form."""
    data = {"proof": place.proof(), **fields}
    parts = [("files", (name, body, "application/octet-stream")) for name, body in files]
    return place.browser.post(f"{path}/add", data=data, files=parts)


def told(place: Site, answer: httpx2.Response) -> list[tuple[bool, str]]:
    """The lines of the job that the form began, as its events tell them."""
    assert answer.status_code == 303, answer.text
    events = list(heard(place, answer.headers["location"]))
    assert events[-1][0] == "end"
    return [(bool(data["ok"]), str(data["text"])) for kind, data in events if kind == "line"]


def heard(place: Site, job: str) -> Iterator[Event]:
    """The events of a job, as they come over HTTP (WHATWG HTML, 9.2.6)."""
    with place.browser.stream("GET", f"{job}/events") as answer:
        assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/event-stream")
        kind = ""
        for line in answer.iter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                yield kind, json.loads(value)


def test_files_a_text_and_what_is_none_are_told_one_by_one(place: Site, path: str) -> None:
    answer = sent(
        place, path, ("a.txt", TEXT), ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(2000)), ("empty.txt", b""),
        ("noise.txt", bytes(range(256)) * 40), pasted="Talks went on, Milo Brandt said.", title="../../etc/passwd",
    )  # fmt: skip
    lines = told(place, answer)
    assert sorted(text for ok, text in lines if ok) == ["added: -..-etc-passwd.txt", "added: a.txt"]
    left = [found[1] for ok, text in lines if not ok and (found := re.match(r"not read: ([\w.]+): \S", text))]
    assert sorted(left) == ["empty.txt", "noise.txt", "picture.png"]
    assert len(place.program.get(f"/api{path}/record").json()["reports"]) == 2
    page = place.browser.get(answer.headers["location"]).text
    assert "3 of 5 could not be read, or not wholly" in page
    rows = place.browser.get(re.findall(r'href="([^"]*export/job[^"]*json)"', page)[0]).json()
    assert [(one["ok"], one["text"]) for one in rows] == lines


NAMES = (
    "../../a.txt",
    r"C:\reports\a.txt",
    ".hidden.txt",
    "a\x00b.txt",
    "é" * 300 + ".txt",
    "a\nb.txt",
    "\u202etxt.a.txt",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_read_and_lies_nowhere_else(place: Site, path: str, name: str) -> None:
    lines = told(place, sent(place, path, (name, TEXT)))
    assert [ok for ok, _ in lines] == [True], lines
    (report,) = place.program.get(f"/api{path}/record").json()["reports"]
    assert not {"/", "\\", "\n", "\0"} & set(report["file"])
    assert "\u202e" not in place.program.get(f"{path}/reports").text


def test_two_files_of_one_name_are_two_reports_and_the_same_text_is_one(place: Site, path: str) -> None:
    told(place, sent(place, path, ("a.txt", TEXT), ("a.txt", TEXT + b" It rained."), ("b.txt", TEXT)))
    assert len(place.program.get(f"/api{path}/record").json()["reports"]) == 2
    assert told(place, sent(place, path, ("a.txt", TEXT))) == [(True, "nothing new: all of it is here already")]


def test_nothing_given_is_told_on_the_form(place: Site, path: str) -> None:
    part = '--x\r\nContent-Disposition: form-data; name="{}"{}\r\n\r\n{}\r\n'  # as browsers send what is left empty
    file = part.format("files", '; filename=""\r\nContent-Type: application/octet-stream', "")
    for name, value in (("pasted", " \n\t "), ("url", "  "), ("title", "a title alone")):
        body = file + part.format(name, "", value) + part.format("proof", "", place.proof()) + "--x--\r\n"
        headers = {"content-type": "multipart/form-data; boundary=x"}
        answer = place.browser.post(f"{path}/add", content=body, headers=headers)
        assert (answer.status_code, "Nothing was given" in answer.text) == (422, True), answer.text


def test_too_many_files_too_much_and_too_long_a_text_are_refused(place: Site, path: str) -> None:
    many = sent(place, path, *[(f"{n}.txt", TEXT) for n in range(FILES + 1)])
    assert (many.status_code, "500 files" in many.text) == (413, True)
    big = sent(place, path, ("big.txt", b"x" * (UPLOADS - 5_000_000)))
    assert (big.status_code, "50 MB" in big.text) == (413, True)
    bigger = sent(place, path, ("big.txt", b"x" * (UPLOADS + 1)))
    assert (bigger.status_code, "more than is taken" in bigger.text) == (413, True)
    long = sent(place, path, pasted="x" * 1_000_001)
    assert (long.status_code, "Not understood" in long.text) == (422, True)
    assert place.program.get(f"/api{path}/record").json()["reports"] == []


@pytest.mark.parametrize("body", [b"", b"--x", b"--x\r\nContent-Disposition: form-data\r\n\r\n", b"\x00" * 500])
def test_a_broken_form_is_refused(place: Site, path: str, body: bytes) -> None:
    headers = {"content-type": "multipart/form-data; boundary=x"}
    answer = place.browser.post(f"{path}/add", content=body, headers=headers)
    assert answer.status_code in (400, 403, 422)
    assert "Traceback" not in answer.text


URLS = ("file:///etc/passwd", "http://127.0.0.1:1/x", "http://[::1]/", "ftp://x.example/a", "no")


@pytest.mark.parametrize("url", URLS)
def test_an_address_that_leads_inside_or_nowhere_is_told(place: Site, path: str, url: str) -> None:
    answer = sent(place, path, url=url)
    if answer.status_code == 303:
        assert [ok for ok, _ in told(place, answer)] == [False]
    else:
        assert answer.status_code in (400, 422)
        assert "Traceback" not in answer.text


def test_events_come_while_a_job_goes_on(place: Site, path: str) -> None:
    """The first line comes before the second is told: nothing on the way holds them back."""
    go = threading.Event()

    def work(job: Job) -> None:
        job.tell("one")
        assert go.wait(20)
        job.tell("two", ok=False)

    jobs = place.app.state.jobs
    job = jobs.start("a test", f"{path}/", 2, work)
    came: list[Event] = []
    for event in heard(place, f"{path}/jobs/{job.id}"):
        came.append(event)
        if event[0] == "progress" and not go.is_set():
            page = place.browser.get(f"{path}/jobs/{job.id}").text
            assert 'http-equiv="refresh"' in page, "without script, the page loads itself again"
            go.set()
    assert came == [
        ("line", {"text": "one", "ok": True}), ("progress", {"done": 1, "total": 2}),
        ("line", {"text": "two", "ok": False}), ("progress", {"done": 2, "total": 2}), ("end", {"url": f"{path}/"}),
    ]  # fmt: skip
    assert list(heard(place, f"{path}/jobs/{job.id}")) == came, "who comes late hears all of it"
    assert place.browser.get(f"{path}/jobs/none/events").status_code == 404


def test_a_job_that_fails_tells_why_and_leads_nowhere(place: Site, path: str) -> None:
    def work(_: Job) -> None:
        place.live.store.state("none such")

    job = place.app.state.jobs.start("a test", f"{path}/", 1, work)
    assert list(heard(place, f"{path}/jobs/{job.id}")) == [("end", {"url": ""})]
    assert "none such" in place.browser.get(f"{path}/jobs/{job.id}").text


def test_a_name_that_is_no_path_and_a_day_that_is_none_are_told_on_the_form(place: Site) -> None:
    for name, anchor in ((" ", ""), ("x\x07", ""), ("Fish", "2031-02-30"), ("Fish", "3 March")):
        answer = place.browser.post("/new", data={"name": name, "anchor": anchor, "proof": place.proof()})
        assert (answer.status_code, 'role="alert"' in answer.text) == (422, True), name


def test_a_dossier_that_is_removed_is_gone_until_it_is_made_again(place: Site, path: str) -> None:
    name = place.program.get(f"/api{path}/record").json()["dossier"]["name"]
    told(place, sent(place, path, ("a.txt", TEXT)))
    assert place.browser.post(f"{path}/remove", data={"proof": "no"}).status_code == 403
    gone = place.browser.post(f"{path}/remove", data={"proof": place.proof()})
    assert (gone.status_code, gone.headers["location"]) == (303, "/")
    assert place.browser.get(f"{path}/").status_code == 404
    place.live.store.make(name)
    assert len(place.program.get(f"/api{path}/record").json()["reports"]) == 1
