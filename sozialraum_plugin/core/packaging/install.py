"""The step that gives a finished package its names, and what a later run makes of one that was cut off there."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ..databasefiles import make_replaceable
from ..files import is_full, write_failed, write_text
from ..messages import InputError

# The folders and the list inside a hidden folder in which packages are put together.
NEW, OLD, PLAN = "new", "old", "plan.json"
# Stays where a program is killed while files get their names, and tells whoever opens the folder. It has to be read
# without QGIS and by anybody, so it says the same in both languages.
_UNFINISHED = """\
Dieser Ordner wird gerade geschrieben.
Bleibt diese Datei liegen, so wurde das Programm dabei unterbrochen: Alte und neue Dateien stehen dann nebeneinander.
Verwenden und versenden Sie die unten genannten Dateien nicht, sondern starten Sie denselben Export noch einmal.
Danach können Sie diese Datei löschen, wenn sie noch da ist.

This folder is being written.
If this file stays, the program was interrupted: old and new files then lie side by side.
Do not use or send the files named below; run the same export again.
Afterwards you may delete this file if it is still here.

{files}
"""


def unfinished_mark(stage: Path, folder: Path) -> Path:
    """The file in ``folder`` that is there only while the files of ``stage`` get their names."""
    return folder / f"UNFERTIG-{stage.name.partition('-')[2]}.txt"


def install(stage: Path, folder: Path, then: Callable[[], None] | None = None) -> list[Path]:
    """Move every file below ``stage/new`` to the same place below ``folder``: all of them or none.

    What a file replaces is kept in ``stage/old`` until all are in place, and comes back where one cannot be moved, as
    when another program holds it open, or where ``then`` raises, which is done last. All lie on one file system, so
    that each step is a single rename. A list of the files is written before the first of them, so that
    :func:`finish` can complete what a cut of power interrupts, and :func:`unfinished_mark` is there meanwhile.
    """
    staged, backup = stage / NEW, stage / OLD
    sources = sorted(path for path in staged.rglob("*") if path.is_file())
    targets = [folder / path.relative_to(staged) for path in sources]
    for target in targets:
        make_replaceable(target)
    kept: list[tuple[Path, Path]] = []
    new: list[Path] = []
    made: list[Path] = []
    plan, mark = stage / PLAN, unfinished_mark(stage, folder)
    try:
        for number, target in enumerate(targets):
            _make_folders(target.parent, made)
            if target.exists():
                copy = backup / str(number)
                _keep(target, copy)
                kept.append((copy, target))
            else:
                new.append(target)
        names = [path.relative_to(staged).as_posix() for path in sources]
        write_text(plan, json.dumps(names))
        if len(names) > 1:
            write_text(mark, _UNFINISHED.format(files="\n".join(names)), encoding="utf-8-sig")
        for source, target in zip(sources, targets, strict=True):
            _move(source, target)
        if then is not None:
            then()
    except BaseException:
        for copy, target in kept:
            with contextlib.suppress(OSError):
                copy.replace(target)
        for target in new:
            with contextlib.suppress(OSError):
                target.unlink()
        with contextlib.suppress(OSError):
            plan.unlink()
        _remove_mark(mark)
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir()
        raise
    _remove_mark(mark)
    return targets


def _remove_mark(mark: Path) -> None:
    with contextlib.suppress(OSError):
        mark.unlink()


def finish(stage: Path, folder: Path) -> list[str]:
    """Complete an :func:`install` that was cut off, and return the names of its files; none where none had begun.

    Before the first file gets its name the package is whole in ``stage``, so what is left only has to follow.
    """
    try:
        names = json.loads((stage / PLAN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    moved = []
    for name in names:
        source, target = stage / NEW / name, folder / name
        # The list is ours, but lies where others can write.
        if folder.resolve() in target.resolve().parents and source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            _move(source, target)
            moved.append(name)
    _remove_mark(unfinished_mark(stage, folder))
    return moved


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except PermissionError as error:
        # Windows refuses to replace what another program has open.
        raise InputError("package-file-open", path=str(target)) from error
    except OSError as error:
        raise write_failed(target, error) from error


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("folder-not-writable", path=str(folder), parameter="FOLDER", reason=reason) from error
    made.extend(reversed(missing))


def _keep(target: Path, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(target, copy)
    except OSError:  # file systems of sticks and network shares know no hard links
        try:
            shutil.copy2(target, copy)
        except OSError as error:
            if is_full(error):
                raise write_failed(target, error) from error
            reason = error.strerror or str(error)
            raise InputError("file-not-readable", path=str(target), reason=reason) from error
