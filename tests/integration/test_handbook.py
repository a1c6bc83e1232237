"""The handbook as it is built: links, pictures, all tools and all names of parameters; its examples at work."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import processing
import pytest
from qgis.core import QgsFeature, QgsProcessingAlgorithm, QgsProcessingContext, QgsVectorLayer
from qgis.PyQt.QtCore import QUrl

from sozialraum_plugin.algorithms.provider import SozialraumProvider
from sozialraum_plugin.gis import handbook
from sozialraum_plugin.gis.tables import symbol_presets

from .maplayers import city, squares

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "resources" / "handbook"
EXAMPLES = BOOK / "beispiele"
PAGES = ROOT / "build" / "handbook" / "html"


class Page(HTMLParser):
    """What a page refers to, and its anchors."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.references: list[str] = []
        self.anchors: set[str] = set()
        self.without_words: list[str] = []
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.references += [value for name in ("href", "src") if (value := found.get(name))]
        self.anchors.update(value for name in ("id", "name") if (value := found.get(name)))
        if tag == "img" and not found.get("alt"):
            self.without_words.append(str(found.get("src")))


@pytest.fixture(scope="module")
def pages() -> dict[Path, Page]:
    """All pages of all editions, built anew where they are old."""
    if any(importlib.util.find_spec(name) is None for name in ("sphinx", "PIL")):
        pytest.skip("Sphinx or Pillow is not installed")
    subprocess.run([sys.executable, str(ROOT / ".tools" / "build.py")], check=True, capture_output=True)
    return {path: Page(path) for path in sorted(PAGES.rglob("*.html"))}


@pytest.fixture(scope="module")
def algorithms(provider: SozialraumProvider) -> dict[str, QgsProcessingAlgorithm]:
    return {one.name(): one for one in provider.algorithms()}


def test_every_link_and_picture_is_there(pages: dict[Path, Page]) -> None:
    broken = []
    for path, page in pages.items():
        for reference in page.references:
            parts = urlsplit(reference)
            if parts.scheme == "data":
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            known = pages[target].anchors if target in pages else set()
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in known):
                broken.append(f"{path.relative_to(PAGES)}: {reference}")
    assert broken == []


def test_no_page_needs_the_internet(pages: dict[Path, Page]) -> None:
    asked = [f"{path.name}: {one}" for path, page in pages.items() for one in page.references if "//" in one]
    assert asked == []
    styles = "".join(path.read_text(encoding="utf-8") for path in PAGES.rglob("*.css"))
    assert "http" not in re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)


def test_every_picture_is_told_in_words(pages: dict[Path, Page]) -> None:
    assert {path.name: page.without_words for path, page in pages.items() if page.without_words} == {}


def test_every_tool_has_a_page_with_all_its_parameters(
    pages: dict[Path, Page], algorithms: dict[str, QgsProcessingAlgorithm]
) -> None:
    for language in ("de", "en"):
        for name, algorithm in algorithms.items():
            page = pages[PAGES / language / "tools" / f"{name}.html"]
            wanted = {one.name() for one in (*algorithm.parameterDefinitions(), *algorithm.outputDefinitions())}
            assert {one for one in wanted if one not in page.text} == set(), name
            assert f"sozialraum:{name}" in page.text


def test_every_action_is_in_the_handbook(algorithms: dict[str, QgsProcessingAlgorithm]) -> None:
    """Each tool is told of in the handbook's own chapters as well, not in the list of tools alone."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (BOOK / "de").rglob("*.rst"))
    dialogs = {path.stem for path in (BOOK / "de" / "dialoge").glob("*.rst")}
    assert [name for name in algorithms if name not in dialogs and f"werkzeug-{name}" not in text] == []


@pytest.mark.parametrize("path", sorted(BOOK.rglob("*.rst")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_names_of_parameters_exist(path: Path, algorithms: dict[str, QgsProcessingAlgorithm]) -> None:
    text = path.read_text(encoding="utf-8")
    known = {one.name() for algorithm in algorithms.values() for one in algorithm.parameterDefinitions()}
    wanted = set(re.findall(r"``([A-Z][A-Z_]{3,})``", text))
    assert wanted - known - {"PLR_ID", "RTK_NR", "RTK_NAME", "PLR_NAME"} == set()


@pytest.mark.parametrize("path", sorted(BOOK.rglob("*.rst")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_calls_name_a_tool_and_its_parameters(path: Path, algorithms: dict[str, QgsProcessingAlgorithm]) -> None:
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for name, rest in re.findall(r"qgis_process run sozialraum:(\w+)(.*)", text):
        algorithm = algorithms[name]
        given = set(re.findall(r"--([A-Z_]+)=", rest))
        known = {one.name(): one for one in algorithm.parameterDefinitions()}
        assert given - set(known) == set(), name
        needed = {
            one.name()
            for one in known.values()
            if not one.flags() & one.Flag.FlagOptional and one.defaultValue() is None and not one.isDestination()
        }
        assert needed - given == set(), name


def test_a_tools_help_opens_its_page(pages: dict[Path, Page], algorithms: dict[str, QgsProcessingAlgorithm]) -> None:
    for name, algorithm in algorithms.items():
        path = Path(QUrl(algorithm.helpUrl()).toLocalFile())
        assert path in pages
        assert path.stem == name


def test_a_dialogs_page_is_its_chapter_else_its_tools(pages: dict[Path, Page], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handbook, "language", lambda: "de")
    assert handbook.dialog_page("computerates") == PAGES / "de" / "dialoge" / "computerates.html"
    assert handbook.dialog_page("comparetypecounts") == PAGES / "de" / "tools" / "comparetypecounts.html"
    monkeypatch.setattr(handbook, "language", lambda: "en")
    assert handbook.dialog_page("computerates") == PAGES / "en" / "tools" / "computerates.html"
    assert handbook.dialog_page("areas") == PAGES / "en" / "year.html"
    monkeypatch.setattr(handbook, "language", lambda: "fr")
    assert handbook.page() == PAGES / "en" / "index.html"


def test_without_a_handbook_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, algorithms: dict[str, QgsProcessingAlgorithm]
) -> None:
    monkeypatch.setattr(handbook.paths, "handbook", lambda code: tmp_path / code)
    assert handbook.dialog_page("computerates") is None
    assert algorithms["computerates"].helpUrl() == ""


def test_the_readme_names_every_tool_and_shows_its_pictures(algorithms: dict[str, QgsProcessingAlgorithm]) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in algorithms if f"| `sozialraum:{name}` |" not in text] == []
    pictures = [ROOT / found for found in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)]
    assert len(pictures) == 2
    assert [path for path in pictures if path.stat().st_size > 60_000] == []


# The examples at work


def counts() -> QgsVectorLayer:
    """An area with the counts that the example of a catalogue needs."""
    names = [
        "unter_3_Jahre", "F_3_bis_unter_6_Jahre", "Einwohner_insgesamt", "SGB_II_unter_15_Jahre", "unter_15_Jahre",
        "Jugendhilfe_Hilfen_zur_Erziehung", "unter_18_Jahre", "Wohndauer_ueber_10_Jahre",
    ]  # fmt: skip
    layer = QgsVectorLayer("None?" + "&".join(f"field={name}:integer" for name in names), "counts", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes([20, 30, 1000, 15, 120, 6, 150, 400])
    layer.dataProvider().addFeature(feature)
    return layer


def test_the_example_of_a_catalogue_computes() -> None:
    found: dict[str, Any] = processing.run(
        "sozialraum:computerates",
        {"INPUT": counts(), "CATALOGUE": str(EXAMPLES / "katalog.csv"), "OUTPUT": "TEMPORARY_OUTPUT"},
        context=QgsProcessingContext(),
    )
    feature = next(found["OUTPUT"].getFeatures())
    assert [feature[name] for name in ("u6", "sgb2_u15", "hze", "wohndauer")] == [5.0, 12.5, 40.0, 40.0]
    assert "jugend" not in found["OUTPUT"].fields().names()


def test_the_example_of_a_template_prints(tmp_path: Path) -> None:
    found = processing.run(
        "sozialraum:exportregionmaps",
        {
            "INPUT": squares(city()), "REGION_FIELD": "rtk", "FIELD": "typ", "FOLDER": str(tmp_path),
            "TEMPLATE": str(EXAMPLES / "vorlage.qpt"), "PROFILE": False,
        },
    )  # fmt: skip
    text = subprocess.run(["pdftotext", found["FILES"][0], "-"], capture_output=True, text=True, check=True).stdout
    assert "Jugendamt Musterstadt" in " ".join(text.split())


def test_the_example_of_a_palette_colours(tmp_path: Path) -> None:
    style = tmp_path / "types.qml"
    processing.run(
        "sozialraum:styleareas",
        {
            "INPUT": squares(city()), "FIELD": "typ", "STYLE": "types",
            "PALETTE": str(EXAMPLES / "hausfarben.json"), "STYLE_FILE": str(style),
        },
    )  # fmt: skip
    assert "11,79,108" in style.read_text(encoding="utf-8")


def test_the_example_of_signs_is_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from qgis.core import QgsApplication

    folder = tmp_path / "sozialraum" / "symbols"
    folder.mkdir(parents=True)
    (folder / "unsere_zeichen.json").write_bytes((EXAMPLES / "unsere_zeichen.json").read_bytes())
    monkeypatch.setattr(QgsApplication, "qgisSettingsDirPath", staticmethod(lambda: str(tmp_path)))
    assert "unsere_zeichen" in symbol_presets()
