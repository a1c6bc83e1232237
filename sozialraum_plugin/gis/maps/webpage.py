"""The web page beside the maps: all regions with their tables and charts, and each map in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

from ...core.files import write_text
from ...core.formats import format_number
from .. import paths
from ..translation import Texts
from .alttext import Descriptions
from .data import Region
from .filelist import MadeFile
from .profile import AREA, REGION_LINE, Profile, Row

NAME = "index.html"
_KILOBYTE = 1000
_CSS = """
@page { size: A4; margin: 16mm 14mm; }
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body { font-family: "Open Sans", "Source Sans 3", "Segoe UI", "Noto Sans", Arial, sans-serif; font-size: 1rem;
  line-height: 1.5; color: #1a1a1a; background: #fff; max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .6rem; }
h3 { font-size: 1.1rem; margin: 1.4rem 0 .4rem; }
h1, h2, h3, p, li, caption, th, td { overflow-wrap: break-word; }
p { margin: 0 0 .5rem; max-width: 46rem; }
a { color: #00498f; }
a:focus-visible { outline: 3px solid #c25700; outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
.series, .facts, .notes, footer { color: #444; }
.notes, footer { font-size: .875rem; }
nav { border: 1px solid #bbb; padding: .8rem 1.2rem; margin: 1.4rem 0 2rem; }
nav h2 { font-size: 1.1rem; margin: 0 0 .4rem; }
nav ol + h2 { margin-top: 1rem; }
nav ul { margin: 0; }
nav ol { columns: 16rem; margin: 0; padding-left: 1.8rem; }
nav li { break-inside: avoid; }
section { border-top: 2px solid #1a1a1a; padding-top: 1.2rem; margin-top: 2.4rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; margin: .3rem 0 .6rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { padding: .25rem .5rem; border-bottom: 1px solid #ccc; text-align: left; vertical-align: top; }
thead th { vertical-align: bottom; border-bottom: 2px solid #555; overflow-wrap: normal; hyphens: auto; }
tbody th, tfoot th { font-weight: 400; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n { white-space: pre-line; }
tfoot tr { background: #ececec; }
tfoot tr.region * { font-weight: 700; }
figure { margin: 1rem 0; }
svg { width: 100%; height: auto; display: block; }
figcaption { font-size: .875rem; color: #444; }
footer { border-top: 1px solid #bbb; margin-top: 3rem; padding-top: .8rem; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; }
  section { break-before: page; border-top: 0; margin-top: 0; }
  .up, .skip { display: none; }
  table { font-size: 8pt; } thead { display: table-header-group; } tr, figure { break-inside: avoid; }
  .wide { overflow: visible; }
  tfoot { display: table-row-group; break-inside: avoid; break-before: avoid; }
  tfoot tr, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
""".strip()


@dataclass(frozen=True)
class PageTexts:
    """What the user states about the series, in the language of the maps; empty texts leave their place out."""

    series: str = ""
    title: str = ""
    facts: Sequence[str] = ()
    statement: str = ""


class WebPage:
    """Builds the page. All text given, and all text of the data, is plain text and is escaped here."""

    def __init__(
        self,
        profile: Profile,
        regions: Sequence[Region],
        texts: PageTexts,
        files: Mapping[str, Sequence[MadeFile]],
        others: Sequence[tuple[str, MadeFile]] = (),
        missing: Sequence[str] = (),
    ) -> None:
        """``files`` are those of a region by its key, ``others`` those of no single region with what they are.

        ``missing`` tells in words what could not be made.
        """
        self._profile = profile
        self._regions = regions
        self._texts = texts
        self._files = files
        self._others = others
        self._missing = missing
        self.translate = Texts(profile.language).translate
        self._words = Descriptions(profile)

    def write(self, folder: Path) -> Path:
        """Write ``index.html`` into ``folder``, whole or not at all; links are relative to it."""
        path = folder / NAME
        write_text(path, self.html(folder))
        return path

    def html(self, folder: Path) -> str:
        """The whole document."""
        translate, texts = self.translate, self._texts
        title = texts.title or texts.series or translate("WebPage", "Region maps")
        head = [f'<p class="series">{escape(texts.series)}</p>'] if texts.series and texts.series != title else []
        head.append(f"<h1>{escape(title)}</h1>")
        head += [f'<p class="facts">{escape(fact)}</p>' for fact in texts.facts if fact]
        regions = "\n".join(self._section(region, number, folder) for number, region in enumerate(self._regions, 1))
        made = translate("WebPage", "Made with Sozialraum {version}").format(version=paths.version())
        statement = f"<p>{escape(texts.statement)}</p>" if texts.statement else ""
        missing = "".join(f"<p><strong>{escape(text)}</strong></p>" for text in self._missing)
        return (
            f'<!DOCTYPE html>\n<html lang="{escape(self._profile.language, quote=True)}">\n<head>\n'
            '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{escape(title)}</title>\n<style>\n{_CSS}\n</style>\n</head>\n<body>\n"
            f'<a class="skip" href="#main">{escape(translate("WebPage", "To the regions"))}</a>\n'
            f'<header id="top">\n{"".join(head)}\n{missing}</header>\n{self._contents(folder)}\n'
            f'<main id="main">\n{regions}\n</main>\n'
            f"<footer>{statement}<p>{escape(made)}</p></footer>\n</body>\n</html>\n"
        )

    def _contents(self, folder: Path) -> str:
        heading = escape(self.translate("WebPage", "Contents"))
        lines = "\n".join(
            f'<li><a href="#r{number}">{escape(region.name)}</a></li>' for number, region in enumerate(self._regions, 1)
        )
        others = "\n".join(f"<li>{self._link(file, text, folder)}</li>" for text, file in self._others)
        more = f"<h2>{escape(self.translate('WebPage', 'Whole series'))}</h2>\n<ul>{others}</ul>" if others else ""
        return f'<nav aria-labelledby="contents">\n<h2 id="contents">{heading}</h2>\n<ol>\n{lines}\n</ol>\n{more}</nav>'

    def _link(self, file: MadeFile, text: str, folder: Path) -> str:
        size = max(1, round(file.path.stat().st_size / _KILOBYTE))
        about = [file.path.suffix.lstrip(".").upper()]
        if file.pages == 1:
            about.append(self.translate("WebPage", "1 page"))
        elif file.pages:
            about.append(self.translate("WebPage", "{count} pages").format(count=file.pages))
        about.append(f"{format_number(size, 0, self._profile.language)}\N{NO-BREAK SPACE}kB")
        try:
            path = file.path.relative_to(folder).as_posix()
        except ValueError:
            path = file.path.name
        return f'<a href="{escape(quote(path), quote=True)}">{escape(text)}</a> ({escape(", ".join(about))})'

    def _section(self, region: Region, number: int, folder: Path) -> str:
        translate = self.translate
        name = f"r{number}"
        parts = [f'<section aria-labelledby="{name}">', f'<h2 id="{name}">{escape(region.name)}</h2>']
        for file in self._files.get(region.key, ()):
            text = translate("WebPage", "Map and profile of {region}").format(region=region.name)
            scale = ""
            if file.scale:
                scale = translate("WebPage", ", scale 1 : {scale}").format(
                    scale=format_number(file.scale, 0, self._profile.language)
                )
            parts.append(f"<p>{self._link(file, text, folder)}{escape(scale)}</p>")
        parts.append(f"<h3>{escape(translate('WebPage', 'What the map shows'))}</h3>")
        parts.append(f"<p>{escape(' '.join(self._words.map(region)))}</p>")
        lines = "".join(f"<li>{escape(line)}</li>" for line in self._words.classes(region))
        if lines:
            parts.append(f"<p>{escape(self._profile.legend_title)}:</p>\n<ul>{lines}</ul>")
        parts.append(self._table(region))
        notes = " ".join(self._profile.notes(region))
        if notes:
            parts.append(f'<p class="notes">{escape(notes)}</p>')
        parts.append(self._figure(region))
        parts.append(f'<p class="up"><a href="#top">{escape(translate("WebPage", "Back to the top"))}</a></p>')
        parts.append("</section>")
        return "\n".join(part for part in parts if part)

    def _figure(self, region: Region) -> str:
        chart = self._profile.chart(region)
        if not chart.height:
            return ""
        words = self._words.chart(region)
        heading = escape(self.translate("WebPage", "Region and city"))
        return f"<h3>{heading}</h3>\n<figure>{chart.svg(words)}</figure>"

    def _table(self, region: Region) -> str:
        profile = self._profile
        heads = profile.heads()
        caption = self.translate("WebPage", "Planning areas of {region}").format(region=region.name)
        top = "".join(f'<th scope="col"{_number(head.right)}>{escape(head.heading)}</th>' for head in heads)
        body = "\n".join(self._row(row) for row, _ in profile.area_rows(region))
        foot = "\n".join(self._row(row) for row in profile.closing_rows(region))
        return (
            f'<div class="wide"><table>\n<caption>{escape(caption)}</caption>\n<thead><tr>{top}</tr></thead>\n'
            f"<tbody>\n{body}\n</tbody>\n<tfoot>\n{foot}\n</tfoot>\n</table></div>"
        )

    def _row(self, row: Row) -> str:
        kind = ' class="region"' if row.kind == REGION_LINE else ""
        return f"<tr{kind}>{''.join(self._cells(row))}</tr>"

    def _cells(self, row: Row) -> Iterator[str]:
        heads = self._profile.heads()
        place_of_name = self._profile.name_place
        for place, (text, head) in enumerate(zip(row.cells, heads, strict=True)):
            if place == place_of_name:
                # The closing lines have neither number nor key: their name takes the room.
                span = f' colspan="{place + 1}"' if row.kind != AREA and place else ""
                yield f'<th scope="row"{span}>{escape(text)}</th>'
            elif row.kind == AREA or place > place_of_name:
                yield f"<td{_number(head.right)}>{escape(text)}</td>"


def _number(right: bool) -> str:
    return ' class="n"' if right else ""
