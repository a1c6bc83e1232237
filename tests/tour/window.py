"""A real QGIS on a virtual screen, in a fresh profile: starts it, has it play legs of the tour, ends it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "build" / "plugins"
NAME = "sozialraum_plugin"
PROGRAMS = ("Xvfb", "openbox", "qgis")
# As a notebook's screen: what does not fit here is too large.
SIZE = (1366, 768)

_INI = """[PythonPlugins]
{name}=true
processing=true
[app]
showTipsAtStartup=false
[qgis]
checkVersion=false
[locale]
overrideFlag=true
userLocale={language}
globalLocale={country}
"""
_COUNTRIES = {"de": "de_DE", "en": "en_GB"}
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


def english_texts() -> list[str]:
    """English texts of the interface that are no German anywhere."""
    found, said = set(), set()
    for message in ElementTree.parse(ROOT / "i18n" / "sozialraum_de.ts").getroot().iter("message"):
        source, german = message.findtext("source", ""), message.findtext("translation", "")
        found.add(source.replace("&", ""))
        said.add(german.replace("&", ""))
    return sorted(found - said - {""})


def play(legs: Sequence[str], out: Path, window: Window | None = None, seconds: int = 600, slack: float = 1) -> Played:
    """Play legs of the tour one after the other in one QGIS; pictures, times and logs go to ``out``.

    ``slack`` multiplies the limits of time, for a machine that does other things meanwhile.
    """
    window = window or Window()
    out.mkdir(parents=True, exist_ok=True)
    answer = out / "answer.json"
    answer.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="sozialraum-tour-") as folder:
        work = Path(folder)
        asked = work / "asked.json"
        asked.write_text(
            json.dumps(
                {
                    "legs": list(legs),
                    "out": str(out.resolve()),
                    "work": str(work),
                    "tests": str(ROOT / "tests"),
                    "size": window.size,
                    "english": english_texts() if window.language == "de" else [],
                    "answer": str(answer.resolve()),
                    "largest": window.scale == 1,
                    "slack": slack,
                    "trace": window.trace,
                }
            ),
            encoding="utf-8",
        )
        _prepare_profile(work, window)
        with _screen(window.size, work) as display:
            status = _run_qgis(display, work, asked, out, window, seconds)
    log = (out / "qgis.log").read_text(encoding="utf-8", errors="replace")
    if not answer.is_file():
        why = f"QGIS was still busy after {seconds} s" if status is None else f"QGIS ended with {status}"
        return Played([f"{why}: {_end_of(log)}"], log=log)
    return Played(**json.loads(answer.read_text(encoding="utf-8")), log=log)


def _end_of(log: str) -> str:
    return " | ".join(log.strip().splitlines()[-5:])


def _prepare_profile(work: Path, window: Window) -> None:
    profile = work / "profiles" / "default" / "QGIS"
    profile.mkdir(parents=True)
    text = _INI.format(name=NAME, language=window.language, country=_COUNTRIES[window.language])
    text += _DARK if window.dark else ""
    (profile / "QGIS3.ini").write_text(text, encoding="utf-8")
    for name in ("run", "home", "tmp"):
        (work / name).mkdir(mode=0o700)


@contextlib.contextmanager
def _screen(size: tuple[int, int], work: Path) -> Iterator[str]:
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
        environment = {**os.environ, "DISPLAY": f":{number}", "HOME": str(work / "home")}
        manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.3)
        yield f":{number}"
    finally:
        for process in (manager, server):
            if process is not None:
                process.terminate()
                process.wait(timeout=10)


def _run_qgis(display: str, work: Path, asked: Path, out: Path, window: Window, seconds: int) -> int | None:
    """QGIS's exit status; None where it had to be stopped."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "HOME": str(work / "home"),
        "XDG_RUNTIME_DIR": str(work / "run"),
        # Elsewhere than the results, or QGIS would mark these as temporary.
        "TMPDIR": str(work / "tmp"),
        "QT_QPA_PLATFORM": "xcb",
        "QGIS_PLUGINPATH": str(PLUGINS),
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
        "qgis", "--profiles-path", str(work), "--nologo", "--noversioncheck", "--lang", window.language,
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
