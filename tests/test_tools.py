"""The project's own tools find what they are there to find."""

from pathlib import Path

from tests.dossiers import ROOT
from tools import sizes


def test_a_long_file_and_a_long_function_are_found(tmp_path: Path) -> None:
    body = "\n".join(f"    x = {n}" for n in range(40))
    (tmp_path / "a.py").write_text("\n".join("x = 1" for _ in range(301)), encoding="utf-8")
    (tmp_path / "b.py").write_text(f"def long() -> None:\n{body}\n", encoding="utf-8")
    (tmp_path / "c.py").write_text(f"def just() -> None:\n{body[10:]}\n", encoding="utf-8")
    found = [line for path in sorted(tmp_path.glob("*.py")) for line in sizes.too_long(path)]
    assert [line.split(": ", 1)[1] for line in found] == [
        "301 lines, more than 300",
        "long has 41 lines, more than 40",
    ]
    assert sizes.main([str(tmp_path)]) == 1


def test_locks_name_no_registry_and_no_path() -> None:
    for lock in sorted(ROOT.glob("requirements*.lock")):
        text = lock.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        assert " @ " not in text
        assert "index-url" not in text


def test_torch_does_not_come_in() -> None:
    pinned = [line.split("==")[0] for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()]
    assert "spacy" in pinned
    assert "torch" not in pinned
