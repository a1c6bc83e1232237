"""Texts that fit their boxes: wrapped, made smaller within limits, and only then cut with an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from qgis.PyQt.QtGui import QFont, QFontInfo, QFontMetricsF

FAMILIES = ("Open Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "DejaVu Sans")
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
MM_PER_POINT = 25.4 / 72
# Metrics are taken on an enlarged font, where hinting does not round them.
_ENLARGED = 20
# The layout's text renderer sets slightly wider than the metrics say.
_SLACK = 0.96


@dataclass(frozen=True)
class FittedText:
    """A text with its line breaks, the font size in points, and whether something had to be cut."""

    text: str
    size: float
    height: float
    cut: bool


def family() -> str:
    """The first font family of the house's list that this machine has; Qt would replace a missing one silently."""
    for name in FAMILIES:
        if QFontInfo(QFont(name)).family().lower() == name.lower():
            return name
    return QFontInfo(QFont()).family()


class Ruler:
    """Measures text of one family in millimetres."""

    def __init__(self, family_name: str, bold: bool = False) -> None:
        font = QFont(family_name)
        font.setBold(bold)
        font.setPixelSize(10 * _ENLARGED)
        self._metrics = QFontMetricsF(font)

    def width(self, text: str, size: float) -> float:
        """The width of one line in millimetres at ``size`` points."""
        return self._metrics.horizontalAdvance(text) / (10 * _ENLARGED) * size * MM_PER_POINT

    def line_height(self, size: float) -> float:
        """The distance of two lines in millimetres."""
        return self._metrics.lineSpacing() / (10 * _ENLARGED) * size * MM_PER_POINT

    def wrap(self, text: str, size: float, width: float) -> list[str]:
        """Lines of at most ``width`` millimetres, broken at blanks and after hyphens.

        A word breaks inside only where it is too long for a line of its own.
        """
        lines: list[str] = []
        for paragraph in text.splitlines() or [""]:
            line = ""
            for part, blank in _parts(paragraph):
                for number, piece in enumerate(self._pieces(part, size, width)):
                    joint = " " if blank and not number and line else ""
                    if line and self.width(line + joint + piece, size) > width:
                        lines.append(line)
                        line = piece
                    else:
                        line += joint + piece
            lines.append(line)
        return lines

    def breaks_words(self, text: str, size: float, width: float) -> bool:
        """Whether some part of the text is too long for a line."""
        return any(self.width(part, size) > width for part, _ in _parts(text))

    def _pieces(self, word: str, size: float, width: float) -> Iterable[str]:
        piece = ""
        for letter in word:
            if piece and self.width(piece + letter, size) > width:
                yield piece
                piece = letter
            else:
                piece += letter
        yield piece

    def shorten(self, text: str, size: float, width: float) -> str:
        """``text`` cut at the end, with an ellipsis, to ``width`` millimetres."""
        if self.width(text, size) <= width:
            return text
        while text and self.width(text + ELLIPSIS, size) > width:
            text = text[:-1]
        return text.rstrip() + ELLIPSIS


def _parts(text: str) -> Iterable[tuple[str, bool]]:
    """The unbreakable parts of a text, and whether a blank stands before each."""
    for word in text.split():
        for number, part in enumerate(re.findall(r"[^-/]*[-/]+|[^-/]+", word)):
            yield part, number == 0


def fit(text: str, ruler: Ruler, sizes: tuple[float, float], width: float, height: float) -> FittedText:
    """Set ``text`` into a box of ``width`` x ``height`` millimetres, at (largest, smallest) points."""
    largest, smallest = sizes
    size = largest
    usable = width * _SLACK
    while True:
        lines = ruler.wrap(text, size, usable)
        needed = len(lines) * ruler.line_height(size)
        last = size - 0.5 < smallest
        if needed <= height and (last or not ruler.breaks_words(text, size, usable)):
            return FittedText("\n".join(lines), size, needed, False)
        if last:
            break
        size -= 0.5
    room = max(1, int(height / ruler.line_height(size)))
    kept = lines[:room]
    kept[-1] = ruler.shorten(kept[-1] + ELLIPSIS, size, usable)
    return FittedText("\n".join(kept), size, room * ruler.line_height(size), True)
