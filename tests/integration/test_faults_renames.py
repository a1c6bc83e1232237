"""A program killed at each of its renames: what is there is whole, and a mixed package says so."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sozialraum_plugin.core.messages import InputError
from sozialraum_plugin.core.packaging.install import NEW, PLAN, finish, install, unfinished_mark

ROOT = Path(__file__).resolve().parents[2]
FILES = ("A.csv", "B.gpkg", "sub/C.pdf", "LIESMICH.txt")
# Installs a package and is killed at the n-th rename, whoever asks for it: just before it, or just after.
PROGRAM = """
import os, pathlib, signal, sys
from sozialraum_plugin.core.packaging.install import install
stage, folder, at, after = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "1"
replace, done = pathlib.Path.replace, 0
def killing(self, target):
    global done
    done += 1
    if done == at and not after:
        os.kill(os.getpid(), signal.SIGKILL)
    made = replace(self, target)
    if done == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return made
pathlib.Path.replace = killing
install(stage, folder)
print(done)
"""


def fill(folder: Path, text: str) -> None:
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def texts(folder: Path) -> set[str]:
    return {(folder / name).read_text(encoding="utf-8") for name in FILES}


def killed(stage: Path, folder: Path, at: int, after: bool) -> int:
    command = [sys.executable, "-c", PROGRAM, str(stage), str(folder), str(at), str(int(after))]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_killed_at_each_rename(tmp_path: Path) -> None:
    mixed = ends = 0
    for at in range(1, 8):
        for after in (False, True):
            folder = tmp_path / f"{at}{after}"
            stage = folder / ".sozialraum-x"
            fill(folder, "old")
            fill(stage / NEW, "new")
            code = killed(stage, folder, at, after)
            mark = unfinished_mark(stage, folder)
            if code == 0:  # there are not so many renames
                ends += 1
                assert texts(folder) == {"new"}
                assert not mark.exists()
                continue
            assert code == -signal.SIGKILL
            found = texts(folder)
            assert found <= {"old", "new"}
            if len(found) > 1:
                mixed += 1
                told = mark.read_text(encoding="utf-8-sig")
                assert "sub/C.pdf" in told.split("\n")
            # The next run completes what had begun, and takes the mark away.
            finish(stage, folder)
            assert texts(folder) == ({"new"} if (stage / PLAN).exists() else {"old"})
            assert not mark.exists()
    # The list, the mark and four files; between the files the package is mixed: after 1, 2, 3 of them.
    assert (mixed, ends) == (6, 2)


def test_the_mark_goes_where_a_file_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, stage = tmp_path / "out", tmp_path / "out" / ".sozialraum-x"
    fill(folder, "old")
    fill(stage / NEW, "new")
    replace, seen = Path.replace, []

    def locked(self: Path, target: Path) -> Path:
        seen.append(unfinished_mark(stage, folder).exists())
        if self.name == "C.pdf":
            raise PermissionError(13, "in use by another program")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(InputError, match=r"C\.pdf is open in another program"):
        install(stage, folder)
    assert any(seen)
    assert texts(folder) == {"old"}
    assert not unfinished_mark(stage, folder).exists()
