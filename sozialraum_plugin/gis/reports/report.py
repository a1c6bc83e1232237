"""Printable reports: one self-contained HTML file, made for A4, with all data escaped."""

from __future__ import annotations

import base64
import math
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape

from ...core.files import write_text
from .. import paths
from ..translation import Texts

_CSS = """
@page { size: A4; margin: 18mm 16mm 20mm 16mm; }
* { box-sizing: border-box; }
body { font-family: "Source Sans 3", "Segoe UI", "Noto Sans", Arial, sans-serif; font-size: 10.5pt; line-height: 1.4;
  color: #1a1a1a; background: #fff; max-width: 178mm; margin: 0 auto; padding: 6mm 0; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 4mm; }
h2 { font-size: 14pt; margin: 8mm 0 2mm; padding-bottom: 1mm; border-bottom: 1px solid #b5b5b5; break-after: avoid; }
h3 { font-size: 11.5pt; margin: 5mm 0 1.5mm; break-after: avoid; }
p { margin: 0 0 2mm; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 2mm 0 4mm; width: 100%; font-size: 9.5pt; }
caption { text-align: left; font-weight: 600; padding-bottom: 1mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 0.8mm 1.6mm; border-bottom: 1px solid #dcdcdc;
  overflow-wrap: anywhere; }
th { border-bottom: 1.5px solid #555; font-weight: 600; vertical-align: bottom; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
th.n { white-space: normal; }
th { overflow-wrap: normal; }
td.s { white-space: nowrap; }
.keep { break-inside: avoid; }
h2 + p, h3 + p { break-after: avoid; }
table.lead th:first-child { min-width: 50mm; }
table.words td { overflow-wrap: break-word; }
tbody tr:nth-child(-n+2) { break-before: avoid; }
table.wide { font-size: 8pt; }
table.wide th, table.wide td { padding: 0.6mm 0.9mm; }
figure { margin: 3mm 0; break-inside: avoid; }
figure img { max-width: 100%; height: auto; }
figcaption { font-size: 9pt; color: #444; }
span.c { display: inline-block; width: 3.4mm; height: 3.4mm; margin-right: 1.6mm; border: 0.2mm solid #555;
  vertical-align: -0.5mm; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
th span.c { display: block; margin: 0 0 0.8mm 0; }
th.n span.c { margin-left: auto; }
footer { margin-top: 8mm; padding-top: 1.5mm; border-top: 1px solid #b5b5b5; font-size: 8.5pt; color: #444; }
@media print { body { max-width: none; padding: 0; } td, th { print-color-adjust: exact;
  -webkit-print-color-adjust: exact; } }
""".strip()

# Beyond so many columns a table needs smaller letters to fit on A4 upright.
_WIDE = 9
_SHORT = 16
# So many lines stay together on a page; beside so many columns of numbers the first one must not become too narrow.
_KEPT = 24
_FIGURES = 3
# Millimetres of a letter, and around a cell, for either size; and of a page between its margins.
_LETTER, _SMALL_LETTER, _PAGE = (2.1, 3.2), (1.75, 1.8), 178
# From here on a text is long for the first column; what is short stays on one line even in small letters.
_LONG, _SHORTEST = 25, 10


class Report:
    """Collects the parts of a report in their order. All texts are plain text and are escaped here."""

    def __init__(self, title: str, texts: Texts) -> None:
        self._title = title
        self._texts = texts
        self._parts: list[str] = []

    def heading(self, text: str, level: int = 2, swatch: str = "") -> None:
        """A heading of level 2 or 3; the title is the only one of level 1. ``swatch`` is a colour shown before it."""
        level = min(max(level, 2), 3)
        self._parts.append(f"<h{level}>{_swatch(swatch)}{escape(text)}</h{level}>")

    @contextmanager
    def together(self, rows: int = 0) -> Iterator[None]:
        """What is added inside stays on one page where it fits on one; a table of many ``rows`` would not."""
        kept = rows <= _KEPT
        if kept:
            self._parts.append('<section class="keep">')
        yield
        if kept:
            self._parts.append("</section>")

    def paragraph(self, text: str, swatch: str = "", bold: int = 0) -> None:
        """A paragraph of running text; ``swatch`` is a colour shown before it, the first ``bold`` letters are bold."""
        first = f"<b>{escape(text[:bold])}</b>" if bold else ""
        self._parts.append(f"<p>{_swatch(swatch)}{first}{escape(text[bold:])}</p>")

    def table(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        numeric: Collection[int] = (),
        caption: str = "",
        shades: Mapping[tuple[int, int], tuple[int, int, int]] | None = None,
        swatches: Mapping[tuple[int, int], str] | None = None,
    ) -> None:
        """A table of ready texts. Columns in ``numeric`` are aligned right.

        ``shades`` colours the ground of single cells: ``{(row, column): (red, green, blue)}``, pale enough for black
        letters. ``swatches`` puts a small field of colour before the text: ``{(row, column): "#RRGGBB"}``; the row
        -1 is the header.
        """
        shades, swatches = shades or {}, swatches or {}
        # Short texts stay on one line, so that narrow columns do not break words.
        longest = [
            max((len(row[column]) for row in rows if column < len(row)), default=0) for column in range(len(headers))
        ]
        limit = _SHORT if len(headers) <= _WIDE else _SHORTEST
        short = {column for column, length in enumerate(longest) if length <= limit}

        def cell(tag: str, column: int, text: str, row: int = -1) -> str:
            mark = ' class="n"' if column in numeric else ' class="s"' if tag == "td" and column in short else ""
            scope = ' scope="col"' if tag == "th" else ""
            shade = shades.get((row, column))
            style = ' style="background:rgb({:d},{:d},{:d})"'.format(*shade) if shade else ""
            before = _swatch(swatches.get((row, column), ""))
            return f"<{tag}{scope}{mark}{style}>{before}{escape(text)}</{tag}>"

        head = "".join(cell("th", column, text) for column, text in enumerate(headers))
        body = "\n".join(
            "<tr>" + "".join(cell("td", column, text, number) for column, text in enumerate(row)) + "</tr>"
            for number, row in enumerate(rows)
        )
        kinds = ["wide"] if len(headers) > _WIDE else []
        if len(numeric) >= _FIGURES and 0 not in numeric and longest[0] >= _LONG:
            kinds.append("lead")
        if _lines(rows, len(headers)) <= _KEPT:
            kinds.append("keep")
        if _fits(headers, rows, {*numeric, *short}, len(headers) > _WIDE):
            kinds.append("words")
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        words = f"<caption>{escape(caption)}</caption>" if caption else ""
        self._parts.append(f"<table{kind}>{words}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>")

    def figure(self, png_bytes: bytes, alt: str, caption: str = "") -> None:
        """An embedded PNG picture; ``alt`` says in words what it shows."""
        data = base64.b64encode(png_bytes).decode("ascii")
        words = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        self._parts.append(
            f'<figure><img src="data:image/png;base64,{data}" alt="{escape(alt, quote=True)}">{words}</figure>'
        )

    def html(self) -> str:
        """The whole document."""
        made = self._texts.translate("Report", "Made with Sozialraum {version}").format(version=paths.version())
        title = escape(self._title)
        body = "\n".join(self._parts)
        return (
            f'<!DOCTYPE html>\n<html lang="{escape(self._texts.language, quote=True)}">\n<head>\n'
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>\n{_CSS}\n</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
            f"{body}\n<footer>{escape(made)}</footer>\n</body>\n</html>\n"
        )

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the document as a whole or not at all."""
        write_text(path, self.html())


def _lines(rows: Sequence[Sequence[str]], columns: int) -> int:
    """About how many lines the rows take, where columns are of one width."""
    letters = _PAGE / columns / _LETTER[0]
    return sum(max((math.ceil(len(cell) / letters) for cell in row), default=1) for row in rows)


def _fits(headers: Sequence[str], rows: Sequence[Sequence[str]], whole: Collection[int], small: bool) -> bool:
    """Whether the longest words of all columns fit beside each other on A4, so that none needs to be broken.

    The columns ``whole`` stay on one line.
    """
    letter, padding = _SMALL_LETTER if small else _LETTER
    width = 0.0
    for column, header in enumerate(headers):
        cells = [row[column] for row in rows if column < len(row)]
        words = _words(header) + [word for cell in cells for word in ([cell] if column in whole else _words(cell))]
        width += max(map(len, words), default=0) * letter + padding
    return width <= _PAGE


def _words(text: str) -> list[str]:
    return text.replace("-", "- ").split()


def _swatch(colour: str) -> str:
    # The name stands beside it, so it says nothing to a reader who hears the page.
    return (
        f'<span class="c" aria-hidden="true" style="background:{escape(colour, quote=True)}"></span>' if colour else ""
    )
