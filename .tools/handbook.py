"""Build the handbook: ``build/handbook/html/<language>`` for browsers and ``build/handbook/*.pdf`` for paper.

Usage: handbook.py [--html] [--pictures FOLDER]      default: the pictures of the last tour, build/tour
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOOLS = Path(__file__).resolve().parent
sys.path.insert(0, str(TOOLS))

from build import replace_folder, version  # noqa: E402

ROOT = TOOLS.parent
SOURCE = ROOT / "resources" / "handbook"
BUILD = ROOT / "build" / "handbook"
BOOK = TOOLS / "book"
EXAMPLES = "beispiele"


@dataclass(frozen=True)
class Edition:
    """The handbook in a language."""

    language: str
    title: str
    subtitle: str
    contents: str
    pdf: str


EDITIONS = (
    Edition(
        "de",
        "Sozialraum – Handbuch",
        "Gebietstypen, Quoten und Karten für die Sozialplanung",
        "Inhaltsverzeichnis",
        "Handbuch.pdf",
    ),
    Edition(
        "en",
        "Sozialraum – Handbook",
        "Short form: types, rates and maps for social planning",
        "Contents",
        "Handbook.pdf",
    ),
)


def write_tools(language: str, folder: Path) -> list[str]:
    """The pages of the tools."""
    sys.path.insert(0, str(BOOK))
    from toolpages import write

    return write(language, folder)


def prepare(edition: Edition, pictures: Path) -> Path:
    """A folder with the texts, the examples and the pictures of an edition."""
    folder = BUILD / "source" / edition.language
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SOURCE / edition.language, folder)
    shutil.copytree(SOURCE / EXAMPLES, folder / EXAMPLES)
    write_tools(edition.language, folder)
    target = folder / "pictures"
    target.mkdir()
    for path in sorted(pictures.glob("*.png")):
        (target / path.name).write_bytes(smaller(path))
    return folder


def smaller(path: Path) -> bytes:
    """A picture with few colours, half the size."""
    # The octree keeps the colours of small patches such as those of a legend; Pillow's default does not.
    from PIL import Image

    target = io.BytesIO()
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(target, "PNG", optimize=True)
    return target.getvalue()


def settings(edition: Edition, missing: list[str]) -> dict[str, Any]:
    """What Sphinx is to know; there is no conf.py."""
    return {
        "project": edition.title,
        "release": version(),
        "version": version(),
        "language": edition.language,
        "extensions": ["picture", "formula"],
        "book_missing": missing,
        "templates_path": [str(BOOK / "templates")],
        "html_static_path": [str(BOOK / "static")],
        "html_css_files": ["handbook.css"],
        "html_theme": "basic",
        "html_context": {"theme_subtitle": edition.subtitle, "theme_contents": edition.contents},
        "html_title": edition.title,
        "html_short_title": edition.title,
        "html_math_renderer": "drawn",
        "html_sidebars": {"**": ["globaltoc.html", "searchbox.html"]},
        "html_use_index": False,
        "html_domain_indices": False,
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_last_updated_fmt": None,
        "html_permalinks_icon": "#",
        "numfig": False,
        "smartquotes": False,
        "highlight_language": "none",
        "nitpicky": True,
    }


def sphinx(edition: Edition, source: Path, builder: str, out: Path) -> list[str]:
    """Run a builder of Sphinx; returns the pictures that were missing. A warning ends the build."""
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    missing: list[str] = []
    fresh = out.with_name(f"{out.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    # What a builder registers must not be known to the next.
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            str(source),
            None,
            str(fresh),
            str(BUILD / "doctrees" / edition.language / builder),
            builder,
            confoverrides=settings(edition, missing),
            status=None,
            warning=sys.stderr,
            freshenv=True,
            warningiserror=True,
            keep_going=True,
        )
        app.build(force_all=True)
    if app.statuscode:
        raise SystemExit(f"handbook: {edition.language} has faults, see above")
    shutil.rmtree(fresh / ".doctrees", ignore_errors=True)
    (fresh / ".buildinfo").unlink(missing_ok=True)
    (fresh / "objects.inv").unlink(missing_ok=True)
    replace_folder(fresh, out)
    return missing


def one_page(text: str) -> str:
    """The page that holds everything with links inside it, and each anchor once.

    Sphinx puts the chapters together as they are: two that have a heading in common have its anchor in common, and the
    contents would name the first one's page for both.
    """
    contents, body = text.split("<main>", 1)
    chapters = re.findall(r'toctree-l1"><a [^>]*href="index\.html#document-([^"]+)"', contents)
    parts = re.split(
        r'(?=<span id="document-(?:' + "|".join(re.escape(name) for name in chapters) + r')"></span>)', body
    )
    listed = re.split(r'(?=<li class="toctree-l1)', contents)
    if len(chapters) + 1 != len(parts) or len(listed) != len(parts):
        raise SystemExit("handbook: the chapters of the one page are not those of its contents")
    known: set[str] = set()
    for place, part in enumerate(parts):
        anchors = set(re.findall(r'\bid="([^"]+)"', part))
        for name in anchors & known:
            own = f"part{place}-{name}"
            parts[place] = re.sub(rf'((?:\bid="|href="#)){re.escape(name)}"', rf'\g<1>{own}"', parts[place])
            listed[place] = listed[place].replace(f'href="index.html#{name}"', f'href="#{own}"')
        known |= anchors
    # A chapter's anchor before its heading would stay on the page that the heading leaves.
    whole = re.sub(r'(<span id="document-[^"]+"></span>)(\s*<section [^>]*>\s*<h\d[^>]*>)', r"\2\1", "".join(parts))
    return ("".join(listed) + "<main>" + whole).replace('href="index.html#', 'href="#')


def print_pdf(edition: Edition, page: Path, target: Path) -> int:
    """Lay out the one page that holds everything as a PDF; returns its number of pages."""
    from weasyprint import HTML

    text = one_page(page.read_text(encoding="utf-8"))
    document = HTML(string=text, base_url=str(page)).render()
    temporary = target.with_suffix(".new")
    document.write_pdf(str(temporary))
    temporary.replace(target)
    return len(document.pages)


def build(pictures: Path, printed: bool = True) -> None:
    """Both editions, for the browser and, where asked for, on paper."""
    sys.path.insert(0, str(BOOK))
    BUILD.mkdir(parents=True, exist_ok=True)
    for edition in EDITIONS:
        source = prepare(edition, pictures)
        html = BUILD / "html" / edition.language
        missing = sphinx(edition, source, "html", html)
        told = f"{(html / 'index.html').relative_to(ROOT)}"
        for name in sorted(set(missing)):
            print(f"handbook: no picture {name}; make tour makes it")
        if not printed:
            print(f"handbook: {told}")
            continue
        single = BUILD / "single" / edition.language
        sphinx(edition, source, "singlehtml", single)
        pages = print_pdf(edition, single / "index.html", BUILD / edition.pdf)
        size = (BUILD / edition.pdf).stat().st_size / 1e6
        print(f"handbook: {told}, {edition.pdf} ({pages} pages, {size:.1f} MB)")


def main() -> None:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "tour")
    parser.add_argument("--html", action="store_true", help="only the pages for browsers")
    arguments = parser.parse_args()
    build(arguments.pictures, printed=not arguments.html)


if __name__ == "__main__":
    main()
