"""Plays the legs of the tour inside QGIS, step by step from the event loop, and keeps what they find."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QRect, Qt, QTimer
from qgis.PyQt.QtGui import QGuiApplication, QImage
from qgis.PyQt.QtWidgets import QDockWidget, QWidget
from qgis.utils import iface

from .facts import OtherLanguage, Unknown, cut, doubtful, too_large
from .meter import Meter

# What a step yields: milliseconds to rest, or what must become true.
Steps: TypeAlias = Generator[Any, None, None]
_POLL = 15
# Where a window keeps the size that it opened with.
_SIZE = "tourSize"
_PATIENCE = 90.0


class Stage:
    """The window, the camera and the notebook; :meth:`play` ends QGIS when all legs are played."""

    def __init__(self, asked: Mapping[str, Any]) -> None:
        self.asked = asked
        self.out, self.home = Path(asked["out"]), Path(asked["home"])
        self.other = OtherLanguage(asked["other"], asked["language"], asked["data"])
        # Only the pseudo-locale has brackets to miss.
        self.unknown = Unknown(asked["data"]) if asked["pseudo"] else None
        self.meter = Meter(self.out / "freezes.log", asked["trace"])
        self.failed: list[str] = []
        self.notes: list[str] = []
        self.times: list[dict[str, Any]] = []
        self.facts = 0
        self.leg = ""
        # Where the project of the leg lies.
        self.leg_folder = self.home
        self._steps: Steps | None = None
        self._condition: Callable[[], Any] | None = None
        self._until = 0.0
        self._log = (self.out / "tour.log").open("w", encoding="utf-8")

    # Playing

    def play(self) -> None:
        """Play what was asked for."""
        QgsApplication.messageLog().messageReceived.connect(self._message)
        sys.excepthook = self._exception
        window = iface.mainWindow()
        window.showNormal()
        window.move(0, 0)
        width, height = self.asked["size"]
        room = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(width, room.width()), min(height, room.height()) - 24)
        # More room for the legend of the layers, whose names stand in the pictures.
        browser, layers = (window.findChild(QDockWidget, name) for name in ("Browser", "Layers"))
        browser.hide()
        window.resizeDocks([layers], [230], Qt.Orientation.Horizontal)
        self._steps = self._legs()
        QTimer.singleShot(800, self._advance)

    def _legs(self) -> Steps:
        from .legs import LEGS

        for name in self.asked["legs"]:
            self.leg = name
            self.say(f"leg {name}")
            try:
                yield from LEGS[name](self)
            except Exception:
                self.failed.append(f"{name}: {traceback.format_exc()}")
                self.say(traceback.format_exc())
                with contextlib.suppress(Exception):
                    self.shot("failed")

    def _advance(self) -> None:
        if self._condition is not None:
            try:
                met = self._condition()
            except Exception as error:
                self._go_on(error)
                return
            if met:
                self._go_on()
            elif time.monotonic() > self._until:
                self._go_on(TimeoutError("what was waited for never came"))
            else:
                QTimer.singleShot(_POLL, self._advance)
            return
        self._go_on()

    def _go_on(self, error: Exception | None = None) -> None:
        self._condition = None
        if self._steps is None:
            return
        try:
            wanted = next(self._steps) if error is None else self._steps.throw(error)
        except StopIteration:
            self._finish()
            return
        except Exception:
            self.failed.append(traceback.format_exc())
            self._finish()
            return
        if callable(wanted):
            self._condition, self._until = wanted, time.monotonic() + _PATIENCE
            QTimer.singleShot(0, self._advance)
        else:
            QTimer.singleShot(int(wanted), self._advance)

    def _finish(self) -> None:
        found = {"failed": self.failed, "times": self.times, "facts": self.facts, "notes": self.notes}
        Path(self.asked["answer"]).write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
        self._log.close()
        os._exit(0)

    # What goes wrong by itself

    def _message(self, text: str, tag: str, level: Qgis.MessageLevel) -> None:
        if level == Qgis.MessageLevel.Critical:
            self.failed.append(f"{self.leg}: critical message of {tag}: {text}")
            self.say(f"critical: {tag}: {text}")

    def _exception(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        self.failed.append(f"{self.leg}: exception: {text}")
        self.say(text)

    # The notebook

    def say(self, text: str) -> None:
        """Write into the tour's log."""
        self._log.write(f"{text}\n")
        self._log.flush()

    def fact(self, holds: object, text: str) -> None:
        """Something that must be so."""
        self.facts += 1
        if not holds:
            self.failed.append(f"{self.leg}: {text}")
        self.say(f"{'ok    ' if holds else 'FAILED'} {text}")

    def equal(self, found: object, wanted: object, text: str) -> None:
        """Something that must be this."""
        self.fact(found == wanted, f"{text}: {found!r}" + ("" if found == wanted else f", expected {wanted!r}"))

    def note(self, text: str) -> None:
        """Something to look at."""
        self.notes.append(f"{self.leg}: {text}")
        self.say(f"look   {text}")

    # The camera

    def shot(self, name: str, window: QWidget | None = None, part: QWidget | None = None) -> None:
        """A picture of a window with its frame, or of the whole screen; what can be read off it is checked.

        Where not all of the window is ours, ``part`` is.
        """
        if window is not None:
            self.look(name, part or window)
        QCoreApplication.processEvents()
        screen = QGuiApplication.primaryScreen()
        if window is not None:
            # Until the window manager has framed a window, its frame is told as none or as a single point.
            end = time.perf_counter() + 1
            while not has_frame(window.window()) and time.perf_counter() < end:
                QCoreApplication.processEvents()
                time.sleep(0.02)
        picture = screen.grabWindow(0)
        if window is not None:
            frame, ratio = framed(window.window()), screen.devicePixelRatio()
            picture = picture.copy(
                *(round(part * ratio) for part in (frame.x(), frame.y(), frame.width(), frame.height()))
            )
        picture.save(str(self.out / f"{self.leg}-{name}.png"))
        self.meter.forgive()

    def keep(self, name: str, image: Path) -> None:
        """A picture that was made in the tour, in a size for pages."""
        QImage(str(image)).scaledToWidth(1000, Qt.TransformationMode.SmoothTransformation).save(
            str(self.out / f"{self.leg}-{name}.png")
        )

    def typed(self, text: str) -> str:
        """A text that the hand will write: it is data from now on."""
        if self.unknown is not None:
            self.unknown.learn(text)
        return text

    def look(self, name: str, window: QWidget) -> None:
        """Check the texts of a window: none in another language, none cut, none hard-coded."""
        unknown = self.unknown.in_window(window) if self.unknown is not None else []
        hard_coded = [f"“{text}” is in no catalogue" for text in unknown]
        for problem in (*self.other.in_window(window), *hard_coded, *cut(window)):
            self.fact(False, f"{name}: {problem}")
        self.facts += 2
        before = window.property(_SIZE)
        if before is not None and self.asked["largest"]:
            size = (window.width(), window.height())
            self.fact(size == before, f"{name}: grew by itself from {before} to {size}" if size != before else name)
        for remark in doubtful(window):
            self.note(f"{name}: {remark}")

    # Windows

    def open(self, name: str, window: Callable[[], QWidget | None], begin: Callable[[], object]) -> Steps:
        """Have a window opened; measures from the click until it is painted, checks its size.

        ``shown_ms`` is what somebody waits, ``work_ms`` what the window's thread computes meanwhile: that does not
        grow where the machine does other things besides.
        """
        started, worked = time.perf_counter(), time.thread_time()
        begin()
        dialog = window()
        if dialog is None:
            yield lambda: window() is not None
            dialog = window()
        if dialog is None:
            raise RuntimeError(f"{name} does not open")
        dialog.repaint()
        QCoreApplication.processEvents()
        needed, worked = time.perf_counter() - started, time.thread_time() - worked
        yield 50
        self.times.append({
            "leg": self.leg, "step": f"open {name}", "shown_ms": round(needed * 1000), "work_ms": round(worked * 1000),
        })  # fmt: skip
        self.say(f"open {name}: {needed * 1000:.0f} ms, {dialog.width()} × {dialog.height()}")
        dialog.setProperty(_SIZE, (dialog.width(), dialog.height()))
        if self.asked["largest"]:
            self.fact(not too_large(dialog), f"{name}: {too_large(dialog) or 'size at start'}")

    def limit(self, milliseconds: float) -> float:
        """A limit of time, as this machine is."""
        return milliseconds * float(self.asked["slack"])

    def watch(self, name: str) -> None:
        """Begin to measure how long the window stands still."""
        self.meter.start(name)

    def watched(self) -> None:
        """Keep what was measured."""
        found = {"leg": self.leg, **self.meter.stop()}
        self.times.append(found)
        self.say(f"{found['step']}: {found['seconds']} s, longest freeze {found['freeze_ms']} ms")


def has_frame(window: QWidget) -> bool:
    """Whether Qt knows of a window's title bar."""
    return window.frameGeometry().height() > window.height()


def framed(window: QWidget) -> QRect:
    """A window with its frame; where Qt has asked too early and keeps what it was told, as QGIS's window is framed."""
    frame = window.frameGeometry()
    if not has_frame(window):
        main = iface.mainWindow()
        inner, outer = main.geometry(), main.frameGeometry()
        frame = window.geometry().adjusted(
            outer.left() - inner.left(), outer.top() - inner.top(), outer.right() - inner.right(),
            outer.bottom() - inner.bottom(),
        )  # fmt: skip
    return frame


def later(function: Callable[[], object]) -> None:
    """Call from the event loop: what opens a modal dialog would not come back."""
    QTimer.singleShot(0, lambda: function())
