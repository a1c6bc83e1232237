"""The hidden folder in which packages are put together, and the ones that a crash has left behind."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from qgis.PyQt.QtCore import QLockFile

from ...core.files import checked_folder, is_full
from ...core.messages import InputError, Note
from ...core.packaging.install import finish
from ..wholefile import is_without_room, not_writable
from .content import Remark

_PREFIX, _NOT_COMPLETED, _LOCK = ".sozialraum-", ".sozialraum_once-", "lock"
_UNWRITTEN = {"package-writer", "package-not-whole", "file-not-writable"}
# A folder is just made for so many seconds.
_JUST = 60.0


@contextlib.contextmanager
def stage_in(folder: Path, remark: Remark, complete: bool = True) -> Iterator[Path]:
    """A new hidden folder in ``folder``, gone afterwards; so is ``folder`` where it did not exist and stays empty.

    With ``complete`` what an interrupted run had begun to put into place gets its names now; without it such leftovers
    are only removed, because meanwhile somebody may have worked in the files they would replace.
    """
    new = not folder.exists()
    checked_folder(folder, "FOLDER")
    prefix = _PREFIX if complete else _NOT_COMPLETED
    _tidy(folder, remark, prefix, complete)
    stage = Path(tempfile.mkdtemp(prefix=prefix, dir=folder))
    lock = _lock(stage)
    lock.tryLock(0)
    try:
        yield stage
    except InputError as error:
        # Whichever file it was, there is only one thing to do.
        if error.note.code in _UNWRITTEN and is_without_room(folder, str(error.note.values.get("reason", ""))):
            raise InputError("disk-full", path=str(folder)) from error
        raise
    except (sqlite3.Error, OSError) as error:
        # Where a file is written nobody may have known its final name.
        if isinstance(error, OSError) and error.filename and not is_full(error):
            raise
        raise not_writable(folder, (isinstance(error, OSError) and error.strerror) or str(error)) from error
    finally:
        _remove(stage, lock)
        if new:
            with contextlib.suppress(OSError):
                folder.rmdir()  # only where nothing came of it


def _is_bare(stage: Path) -> bool:
    """Whether a folder has no lock, or one that says nothing; where that is not just so, the folder goes.

    Its program was killed before it had a lock or while it wrote one, or after it had none any more.
    """
    lock = stage / _LOCK
    with contextlib.suppress(OSError):
        if lock.is_file() and lock.stat().st_size:
            return False
        if time.time() - stage.stat().st_mtime > _JUST:
            lock.unlink(missing_ok=True)
            stage.rmdir()
    return True


def _remove(stage: Path, lock: QLockFile) -> None:
    """Remove a folder, the lock last: without it a later run would not know the folder for one of ours."""
    with contextlib.suppress(OSError):  # the drive may be gone
        for path in stage.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != _LOCK:
                with contextlib.suppress(OSError):
                    path.unlink()
    lock.unlock()
    with contextlib.suppress(OSError):
        stage.rmdir()


def _lock(stage: Path) -> QLockFile:
    lock = QLockFile(str(stage / _LOCK))
    # Never too old: only that its program has ended makes it free.
    lock.setStaleLockTime(0)
    return lock


def _tidy(folder: Path, remark: Remark, prefix: str, complete: bool) -> None:
    """Complete the packages whose files were about to get their names, and remove what never came so far."""
    for stage in sorted(folder.glob(f"{prefix}*")):
        if _is_bare(stage):
            continue
        lock = _lock(stage)
        if not lock.tryLock(0):
            continue
        try:
            names = finish(stage, folder) if complete else []
        except InputError as error:
            remark(error.note)
            lock.unlock()
            continue
        _remove(stage, lock)
        if names:
            remark(Note("package-finished-later", {"files": ", ".join(names)}))
