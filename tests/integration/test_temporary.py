"""Temporary files are for their owner only and gone after success, error and cancelling."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from sozialraum_plugin.core.files import Draft, checked_folder, whole_file, write_text
from sozialraum_plugin.core.messages import Canceled, InputError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps them in the user's own folder")


def rights(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_draft_is_private_and_goes(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "a.gpkg")
    draft.path.write_bytes(b"half")
    assert rights(draft.path.parent) == 0o700
    draft.drop()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_is_placed_leaves_only_its_files(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "a.gpkg")
    draft.path.write_bytes(b"whole")
    draft.place()
    assert [path.name for path in tmp_path.iterdir()] == ["a.gpkg"]


@pytest.mark.parametrize(
    "error", [InputError("folder-is-file", path="a", parameter="b"), Canceled(), KeyboardInterrupt()]
)
def test_a_file_that_was_not_finished_goes(tmp_path: Path, error: BaseException) -> None:
    def broken_off() -> None:
        with whole_file(tmp_path / "a.txt") as path:
            path.write_text("half", encoding="utf-8")
            raise error

    with pytest.raises(type(error)):
        broken_off()
    assert list(tmp_path.iterdir()) == []


def test_nothing_stays_of_writing_and_looking(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "a")
    checked_folder(str(tmp_path), "FOLDER")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
