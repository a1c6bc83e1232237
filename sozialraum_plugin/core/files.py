"""Files that appear under their final name only when they are whole, and names that are safe everywhere."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from .databasefiles import make_replaceable
from .messages import InputError

# Names that Windows keeps for devices, with or without an ending.
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"com{n}" for n in range(1, 10)),
    *(f"lpt{n}" for n in range(1, 10)),
}
# What a thread asks before a file gets its final name.
_GUARD = threading.local()
# Seconds after which no run is still at work on a file.
_OLD = 24 * 3600.0
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"})


def ascii_text(text: str) -> str:
    """``text`` in ASCII letters: German umlauts written out, other accents dropped."""
    # Compose first: an umlaut may arrive as letter and combining mark, and would lose its "e".
    written_out = unicodedata.normalize("NFC", text).translate(_UMLAUTS)
    return unicodedata.normalize("NFKD", written_out).encode("ascii", "ignore").decode("ascii")


def safe_file_name(text: str, longest: int = 80) -> str:
    """A file name part made from any text, valid on Windows, macOS and Linux, at most ``longest`` characters."""
    name = re.sub(r"[^A-Za-z0-9-]+", "_", ascii_text(text)).strip("_-")[:longest].rstrip("_-")
    if not name:
        return "_"
    return f"_{name}" if name.lower() in _RESERVED else name


def checked_folder(folder: str | os.PathLike[str], parameter: str) -> Path:
    """Create ``folder`` where missing and prove that files can be written into it.

    Raises :class:`InputError` naming ``parameter`` where that fails.
    """
    path = Path(folder)
    if path.exists() and not path.is_dir():
        raise InputError("folder-is-file", path=str(path), parameter=parameter)
    try:
        path.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path, prefix=".sozialraum-"):
            pass
    except OSError as error:
        if is_full(error):
            raise InputError("disk-full", path=str(path)) from error
        reason = error.strerror or str(error)
        raise InputError("folder-not-writable", path=str(path), parameter=parameter, reason=reason) from error
    return path


def is_full(error: OSError) -> bool:
    """Whether there was no room: on the disk, or in the part of it that a user may have."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def write_failed(path: Path, error: OSError) -> InputError:
    """The error of a file that could not be written."""
    if is_full(error):
        return InputError("disk-full", path=str(path))
    return InputError("file-not-writable", path=str(path), reason=error.strerror or str(error))


def temporary_sibling(final: Path) -> Path:
    """A hidden name beside ``final`` that cannot be mistaken for a result, with the same ending."""
    return final.with_name(f".sozialraum-{os.getpid()}-{final.name}")


def visible(path: str | os.PathLike[str]) -> Path:
    """A path without the hidden names of unfinished files: what a user knows of it."""
    found = Path(path)
    for part in (found, *found.parents):
        if part.name.startswith(".sozialraum"):
            found = part.parent
    return found


def sweep(final: Path) -> None:
    """Remove what runs that were killed more than a day ago have left of a file beside it."""
    pattern = re.compile(rf"\.sozialraum-\d+-{re.escape(final.name)}")
    for left in final.parent.glob(".sozialraum-*"):
        with contextlib.suppress(OSError):
            draft = left / _drafted(final)
            if pattern.fullmatch(left.name) and _is_old(left):
                left.unlink()
            elif draft.is_file() and _is_old(draft) and not (left / "lock").exists():  # a package has a way of its own
                shutil.rmtree(left)


def _is_old(path: Path) -> bool:
    return time.time() - path.stat().st_mtime > _OLD


def _drafted(final: Path) -> str:
    return final.name.lstrip(_NO_BEGINNING) or final.name


_NO_BEGINNING = "`~!@#$%^&*()+-={}|[]:\";'<>?, "


class Draft:
    """A file, with whatever a driver puts beside it, written in a hidden folder and moved to its place when whole.

    The file has its final name from the start, because drivers name layers after it; signs that GDAL does not take at
    the beginning of a layer's name are left out until then.
    """

    def __init__(self, final: Path) -> None:
        self.final = final
        sweep(final)
        self._folder = Path(tempfile.mkdtemp(prefix=".sozialraum-", dir=final.parent))
        self.path = self._folder / _drafted(final)

    def follow(self, written: str) -> None:
        """Take the name that a driver has really chosen, as where areas go to ``x.dbf`` and get ``x.dbf.shp``."""
        path = Path(written)
        if path.parent == self._folder and path != self.path:
            self.path, self.final = path, self.final.with_name(f"{self.final.name}{path.name[len(self.path.name) :]}")

    def place(self) -> None:
        """Move all files to their place, the named one last. Raises :class:`InputError` where one is in use."""
        try:
            _ask()
            make_replaceable(self.final)
            others = sorted(path for path in self._folder.iterdir() if path != self.path)
            for path in (*others, self.path):
                move_into_place(path, self.final if path == self.path else self.final.with_name(path.name))
        except OSError as error:
            raise write_failed(self.final, error) from error
        finally:
            self.drop()

    def drop(self) -> None:
        """Remove what was written."""
        shutil.rmtree(self._folder, ignore_errors=True)


@contextlib.contextmanager
def guarded(check: Callable[[], None]) -> Iterator[None]:
    """Within it, this thread calls ``check`` before a file gets its final name; an exception leaves the old file."""
    before = getattr(_GUARD, "check", None)
    _GUARD.check = check
    try:
        yield
    finally:
        _GUARD.check = before


def _ask() -> None:
    check = getattr(_GUARD, "check", None)
    if check is not None:
        check()


def move_into_place(temporary: Path, final: Path) -> None:
    """Give a finished file its final name, replacing an older one in a single step."""
    try:
        temporary.replace(final)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise write_failed(final, error) from error


@contextlib.contextmanager
def whole_file(final: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a temporary path beside ``final``; on success it takes the final name, on failure it vanishes."""
    path = Path(final)
    sweep(path)
    temporary = temporary_sibling(path)
    try:
        yield temporary
        _ask()
        move_into_place(temporary, path)
    except OSError as error:
        raise write_failed(visible(path), error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def write_text(final: str | os.PathLike[str], text: str, encoding: str = "utf-8") -> None:
    """Write a text file as a whole or not at all."""
    with whole_file(final) as temporary:
        temporary.write_text(text, encoding=encoding, newline="\n")
