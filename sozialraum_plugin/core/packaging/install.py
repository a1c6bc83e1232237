"""The step that gives a finished package its names, and what a later run makes of one that was cut off there."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from ..files import write_text
from ..messages import InputError

# The folders and the list inside a hidden folder in which packages are put together.
NEW, OLD, PLAN = "new", "old", "plan.json"


def check_not_open(path: Path) -> None:
    """Refuse to replace a GeoPackage that another program has unfinished changes to."""
    journal = path.with_name(path.name + "-wal")
    if path.exists() and journal.exists() and journal.stat().st_size > 0:
        raise InputError("package-open", path=str(path))


def install(stage: Path, folder: Path, then: Callable[[], None] | None = None) -> list[Path]:
    """Move every file below ``stage/new`` to the same place below ``folder``: all of them or none.

    What a file replaces is kept in ``stage/old`` until all are in place, and comes back where one cannot be moved, as
    when another program holds it open, or where ``then`` raises, which is done last. All lie on one file system, so
    that each step is a single rename. A list of the files is written before the first of them, so that
    :func:`finish` can complete what a cut of power interrupts.
    """
    staged, backup = stage / NEW, stage / OLD
    sources = sorted(path for path in staged.rglob("*") if path.is_file())
    targets = [folder / path.relative_to(staged) for path in sources]
    for target in targets:
        check_not_open(target)
    kept: list[tuple[Path, Path]] = []
    new: list[Path] = []
    made: list[Path] = []
    plan = stage / PLAN
    try:
        for number, target in enumerate(targets):
            _make_folders(target.parent, made)
            if target.exists():
                copy = backup / str(number)
                _keep(target, copy)
                kept.append((copy, target))
            else:
                new.append(target)
        write_text(plan, json.dumps([path.relative_to(staged).as_posix() for path in sources]))
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
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir()
        raise
    return targets


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
    return moved


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except PermissionError as error:
        # Windows refuses to replace what another program has open.
        raise InputError("package-file-open", path=str(target)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError("file-not-writable", path=str(target), reason=reason) from error


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
            reason = error.strerror or str(error)
            raise InputError("file-not-readable", path=str(target), reason=reason) from error
