"""A real QGIS on a virtual screen, in a fresh profile: starts it, has it play legs of the tour, ends it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tests.pseudo import build as build_pseudo

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "build" / "plugins"
NAME = "sozialraum_plugin"
PROGRAMS = ("Xvfb", "openbox", "qgis")
# As a notebook's screen: what does not fit here is too large.
SIZE = (1366, 768)
HOME = "Sozialplanung"
PROFILES = Path(".local/share/QGIS/QGIS3")

_INI = """[PythonPlugins]
{name}=true
processing=true
[app]
showTipsAtStartup=false
[qgis]
checkVersion=false
[sozialraum]
author=M. Muster
[locale]
overrideFlag=true
userLocale={language}
globalLocale={country}
"""
_WORD = re.compile(r"[^\W\d_]{3,}")
# The texts between tags, those of a project's names of layers.
_INSIDE = re.compile(r"<(?:t|layername)\b[^>]*>([^<]*)<|<sheet\b[^>]*\bname=\"([^\"]*)\"")
_COUNTRIES = {"de": "de_DE", "en": "en_GB", "eo": "eo"}
# The pseudo-locale's file is that of a language that QGIS knows and the plugin does not.
PSEUDO = "eo"
_DARK = "[UI]\nUITheme=Night Mapping\n"


@dataclass(frozen=True)
class Window:
    """How QGIS is shown: its language, the screen, the theme, the scaling of fonts and widgets.

    ``trace`` has long freezes traced, which may crash QGIS.
    """

    language: str = "de"
    size: tuple[int, int] = SIZE
    dark: bool = False
    scale: float = 1
    trace: bool = False


@dataclass(frozen=True)
class Played:
    """What came of a tour: the facts that failed, one line each, what was measured, and the log of QGIS itself."""

    failed: Sequence[str] = ()
    times: Sequence[Mapping[str, Any]] = ()
    log: str = ""
    facts: int = 0
    notes: Sequence[str] = field(default_factory=list)


def missing() -> str:
    """What the tour needs and this machine lacks; empty where nothing is missing."""
    lacking = [name for name in PROGRAMS if shutil.which(name) is None]
    if lacking:
        return f"{', '.join(lacking)} not installed"
    return "" if (PLUGINS / NAME / "metadata.txt").is_file() else "the plugin is not assembled (make build)"


def other_texts(language: str) -> list[str]:
    """Texts of the interface in its other language that are none in this one."""
    english, german = set(), set()
    for message in ElementTree.parse(ROOT / "i18n" / "sozialraum_de.ts").getroot().iter("message"):
        english.add(message.findtext("source", "").replace("&", ""))
        german.add(message.findtext("translation", "").replace("&", ""))
    return sorted({"de": english - german, "en": german - english}.get(language, set()) - {""})


def data_words() -> list[str]:
    """Words of the demo city's files, of the shipped catalogue and signs: what stands in a window without being a text
    of the plugin.
    """
    found = set()
    for folder in (ROOT / "build" / "demo", ROOT / "resources" / "catalogues", ROOT / "resources" / "symbols"):
        for path in folder.iterdir():
            if path.suffix in (".csv", ".dbf", ".json", ".txt"):
                content = path.read_bytes()
                for encoding in ("utf-8", "cp1252"):
                    found.update(_WORD.findall(content.decode(encoding, errors="replace")))
            elif path.suffix in (".xlsx", ".qgz"):
                with zipfile.ZipFile(path) as archive:
                    for name in archive.namelist():
                        if name.endswith((".xml", ".qgs")):
                            inside = archive.read(name).decode("utf-8")
                            found.update(_WORD.findall(" ".join(" ".join(pair) for pair in _INSIDE.findall(inside))))
    return sorted(found)


def play(legs: Sequence[str], out: Path, window: Window | None = None, seconds: int = 600, slack: float = 1) -> Played:
    """Play legs of the tour one after the other in one QGIS; pictures, times and logs go to ``out``.

    ``slack`` multiplies the limits of time, for a machine that does other things meanwhile.
    """
    window = window or Window()
    out.mkdir(parents=True, exist_ok=True)
    answer = out / "answer.json"
    answer.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="sozialraum-tour-") as folder, _home() as home:
        work = Path(folder)
        asked = work / "asked.json"
        asked.write_text(
            json.dumps(
                {
                    "legs": list(legs),
                    "out": str(out.resolve()),
                    "home": str(home),
                    "tests": str(ROOT / "tests"),
                    "size": window.size,
                    "language": window.language,
                    "other": other_texts(window.language),
                    "data": [] if window.language == "de" else data_words(),
                    "pseudo": window.language == PSEUDO,
                    "answer": str(answer.resolve()),
                    # A language that is longer by two fifths may take more room.
                    "largest": window.scale == 1 and window.language != PSEUDO,
                    "slack": slack,
                    "trace": window.trace,
                }
            ),
            encoding="utf-8",
        )
        _prepare_profile(work, home, window)
        with _screen(window.size, home) as display:
            status = _run_qgis((display, home), work, asked, out, window, seconds)
    log = (out / "qgis.log").read_text(encoding="utf-8", errors="replace")
    if not answer.is_file():
        why = f"QGIS was still busy after {seconds} s" if status is None else f"QGIS ended with {status}"
        return Played([f"{why}: {_end_of(log)}"], log=log)
    return Played(**json.loads(answer.read_text(encoding="utf-8")), log=log)


@contextlib.contextmanager
def _home() -> Iterator[Path]:
    """The folder of those who work in the tour; its name stands in the pictures."""
    home = Path(tempfile.gettempdir()) / HOME
    try:
        home.mkdir(mode=0o700)
    except FileExistsError:
        home = Path(tempfile.mkdtemp(prefix=f"{HOME}-"))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _end_of(log: str) -> str:
    return " | ".join(log.strip().splitlines()[-5:])


def _prepare_profile(work: Path, home: Path, window: Window) -> None:
    """A fresh profile at QGIS's own place, with the plugin installed in it."""
    profile = home / PROFILES / "profiles" / "default"
    shutil.copytree(PLUGINS / NAME, profile / "python" / "plugins" / NAME)
    if window.language == PSEUDO:
        build_pseudo(profile / "python" / "plugins" / NAME / "i18n")
    profile = profile / "QGIS"
    profile.mkdir()
    text = _INI.format(name=NAME, language=window.language, country=_COUNTRIES[window.language])
    text += _DARK if window.dark else ""
    (profile / "QGIS3.ini").write_text(text, encoding="utf-8")
    for name in ("run", "tmp"):
        (work / name).mkdir(mode=0o700)


@contextlib.contextmanager
def _screen(size: tuple[int, int], home: Path) -> Iterator[str]:
    """A virtual screen with a window manager; gives its name."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            f"{size[0]}x{size[1]}x24",
            "-dpi",
            "96",
            "-nolisten",
            "tcp",
        ],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    manager = None
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise OSError("Xvfb does not start")
        environment = {**os.environ, "DISPLAY": f":{number}", "HOME": str(home)}
        manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.3)
        yield f":{number}"
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(timeout=10)


def _run_qgis(places: tuple[str, Path], work: Path, asked: Path, out: Path, window: Window, seconds: int) -> int | None:
    """QGIS's exit status; None where it had to be stopped. ``places``: the display and the home."""
    display, home = places
    environment = {
        **os.environ,
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(work / "run"),
        # Elsewhere than the results, or QGIS would mark these as temporary.
        "TMPDIR": str(work / "tmp"),
        "QT_QPA_PLATFORM": "xcb",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SOZIALRAUM_TOUR": str(asked),
    }
    environment.setdefault("SOZIALRAUM_DATA", str(ROOT.parent / "shared" / "data"))
    if window.scale != 1:
        environment["QT_SCALE_FACTOR"] = str(window.scale)
    # QGIS takes the system's Python; that of a virtual environment would hide Processing from it.
    for name in ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "PYTEST_CURRENT_TEST"):
        environment.pop(name, None)
    command = [
        "qgis", "--profiles-path", str(home / PROFILES), "--nologo", "--noversioncheck", "--lang", window.language,
        "--code", str(Path(__file__).with_name("driver.py")),
    ]  # fmt: skip
    with (out / "qgis.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=work)
        try:
            return process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None


if __name__ == "__main__":
    sys.exit("run .tools/tour.py")
