"""Texts that fit their boxes: wrapped, made smaller within limits, and only then cut with an ellipsis."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
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
        self._measure(font)

    @classmethod
    def of(cls, font: QFont) -> Ruler:
        """A ruler of a font with its own weight and slope; its size does not matter."""
        made = cls.__new__(cls)
        made._measure(QFont(font))
        return made

    def _measure(self, font: QFont) -> None:
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
            for part, blank in parts_of(paragraph):
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
        return any(self.width(part, size) > width for part, _ in parts_of(text))

    def _pieces(self, word: str, size: float, width: float) -> Iterable[str]:
        if self.width(word, size) <= width:
            yield word
            return
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


def parts_of(text: str) -> Iterable[tuple[str, bool]]:
    """The unbreakable parts of a text, and whether a blank stands before each."""
    for word in text.split():
        for number, part in enumerate(re.findall(r"[^-/]*[-/]+|[^-/]+", word)):
            yield part, number == 0


def fit_column(
    texts: Sequence[str],
    ruler: Ruler,
    sizes: tuple[float, float],
    width: float,
    row: Callable[[float], float],
    height: float,
) -> list[FittedText]:
    """Set texts below each other in one size, at (largest, smallest) points, in a column of ``width`` x ``height`` mm.

    ``row`` tells the height of a row from that of its text. Few lines come before a large size; a text is cut only
    where all of them do not fit at the smallest size.
    """
    usable = width * _SLACK
    steps = max(0, int((sizes[0] - sizes[1]) / 0.5 + 1e-9))
    for most_lines in (2, 3, 4):
        for step in range(steps + 1):
            size = sizes[0] - 0.5 * step
            line = ruler.line_height(size)
            wrapped = [ruler.wrap(text, size, usable) for text in texts]
            broken = step < steps and any(ruler.breaks_words(text, size, usable) for text in texts)
            fits = max(map(len, wrapped), default=0) <= most_lines and not broken
            if fits and sum(row(len(lines) * line) for lines in wrapped) <= height:
                return [FittedText("\n".join(lines), size, len(lines) * line, False) for lines in wrapped]
    size, line = sizes[1], ruler.line_height(sizes[1])
    for room in (3, 2, 1):
        if room == 1 or len(texts) * row(room * line) <= height:
            break
    return [fit(text, ruler, (size, size), width, room * line) for text in texts]


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
