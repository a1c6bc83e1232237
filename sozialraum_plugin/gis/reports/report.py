"""Printable reports: one self-contained HTML file, made for A4, with all data escaped."""

from __future__ import annotations

import base64
import os
from collections.abc import Collection, Mapping, Sequence
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
table.wide { font-size: 8pt; }
table.wide th, table.wide td { padding: 0.6mm 0.9mm; }
figure { margin: 3mm 0; break-inside: avoid; }
figure img { max-width: 100%; height: auto; }
figcaption { font-size: 9pt; color: #444; }
footer { margin-top: 8mm; padding-top: 1.5mm; border-top: 1px solid #b5b5b5; font-size: 8.5pt; color: #444; }
@media print { body { max-width: none; padding: 0; } td, th { print-color-adjust: exact;
  -webkit-print-color-adjust: exact; } }
""".strip()

# Beyond so many columns a table needs smaller letters to fit on A4 upright.
_WIDE = 9
_SHORT = 16


class Report:
    """Collects the parts of a report in their order. All texts are plain text and are escaped here."""

    def __init__(self, title: str, texts: Texts) -> None:
        self._title = title
        self._texts = texts
        self._parts: list[str] = []

    def heading(self, text: str, level: int = 2) -> None:
        """A heading of level 2 or 3; the title is the only one of level 1."""
        level = min(max(level, 2), 3)
        self._parts.append(f"<h{level}>{escape(text)}</h{level}>")

    def paragraph(self, text: str) -> None:
        """A paragraph of running text."""
        self._parts.append(f"<p>{escape(text)}</p>")

    def table(
        self,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        numeric: Collection[int] = (),
        caption: str = "",
        shades: Mapping[tuple[int, int], tuple[int, int, int]] | None = None,
    ) -> None:
        """A table of ready texts. Columns in ``numeric`` are aligned right.

        ``shades`` colours the ground of single cells: ``{(row, column): (red, green, blue)}``, pale enough for black
        letters.
        """
        shades = shades or {}
        # Short texts stay on one line, so that narrow columns do not break words.
        short = {
            column
            for column in range(len(headers) if len(headers) <= _WIDE else 0)
            if max((len(row[column]) for row in rows if column < len(row)), default=0) <= _SHORT
        }

        def cell(tag: str, column: int, text: str, row: int = -1) -> str:
            mark = ' class="n"' if column in numeric else ' class="s"' if tag == "td" and column in short else ""
            scope = ' scope="col"' if tag == "th" else ""
            shade = shades.get((row, column))
            style = ' style="background:rgb({:d},{:d},{:d})"'.format(*shade) if shade else ""
            return f"<{tag}{scope}{mark}{style}>{escape(text)}</{tag}>"

        head = "".join(cell("th", column, text) for column, text in enumerate(headers))
        body = "\n".join(
            "<tr>" + "".join(cell("td", column, text, number) for column, text in enumerate(row)) + "</tr>"
            for number, row in enumerate(rows)
        )
        wide = ' class="wide"' if len(headers) > _WIDE else ""
        words = f"<caption>{escape(caption)}</caption>" if caption else ""
        self._parts.append(f"<table{wide}>{words}<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table>")

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
