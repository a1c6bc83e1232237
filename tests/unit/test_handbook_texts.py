"""The handbook's sources: each dialog has a chapter, labels are those of the windows, example files are read."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from sozialraum_plugin.core.drawing.palettes import SUITABLE, load_palette, remarks
from sozialraum_plugin.core.measures.indicators import read_catalogue
from sozialraum_plugin.core.tabular.symbols import REASONS, load_symbols

ROOT = Path(__file__).resolve().parents[2]
BOOK = ROOT / "resources" / "handbook"
EXAMPLES = BOOK / "beispiele"
GUI = ROOT / "sozialraum_plugin" / "gui"
TEXTS = sorted((BOOK / "de").rglob("*.rst"))
# Words of QGIS itself that the handbook leads through.
OF_QGIS = {
    "Aktiven Profilordner öffnen", "Als Vorlage speichern", "Aus ZIP installieren", "Benutzerprofile", "Element-ID",
    "Elemente aus Vorlage hinzufügen", "Erweiterungen", "Erweiterungen verwalten und installieren", "Hilfe", "Layout",
    "Layouts", "OK", "Optionen", "Projekt", "Verarbeitung", "Werkzeugkiste",
}  # fmt: skip


def plain(text: str) -> str:
    """A label without mnemonic, spaces of any kind, and what ends it."""
    return re.sub(r"\s+", " ", text.replace("&", "")).strip().rstrip("…: ")


@pytest.fixture(scope="module")
def german() -> set[str]:
    """All German texts of the plugin."""
    root = ElementTree.parse(ROOT / "i18n" / "sozialraum_de.ts").getroot()
    return {plain(found.text or "") for found in root.iter("translation")}


@pytest.fixture(scope="module")
def tour() -> str:
    """The sources of the tour, which name its pictures."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "tour").glob("*.py"))


@pytest.fixture(scope="module")
def formulas() -> ModuleType:
    path = ROOT / ".tools" / "book" / "formula.py"
    spec = importlib.util.spec_from_file_location("formula", path)
    if spec is None or spec.loader is None or importlib.util.find_spec("sphinx") is None:
        pytest.skip("Sphinx is not installed")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script that builds the handbook."""
    path = ROOT / ".tools" / "handbook.py"
    spec = importlib.util.spec_from_file_location("handbook_tool", path)
    if spec is None or spec.loader is None:
        pytest.fail(f"{path} is missing")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_dialog_has_a_chapter() -> None:
    described = set()
    for path in TEXTS:
        described.update(re.findall(r"^\.\. Dialog: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert described == {path.name for path in GUI.rglob("*.ui")}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_labels_are_those_of_the_windows(path: Path, german: set[str]) -> None:
    labels = {plain(found) for found in re.findall(r":guilabel:`([^`]+)`", path.read_text(encoding="utf-8"))}
    assert labels - german - OF_QGIS == set()


@pytest.mark.parametrize("path", sorted((BOOK / "en").rglob("*.rst")), ids=lambda path: f"en-{path.stem}")
def test_english_labels_are_those_of_the_windows(path: Path) -> None:
    root = ElementTree.parse(ROOT / "i18n" / "sozialraum_de.ts").getroot()
    english = {plain(found.text or "") for found in root.iter("source")}
    labels = {plain(found) for found in re.findall(r":guilabel:`([^`]+)`", path.read_text(encoding="utf-8"))}
    assert labels - english - {"OK", "Options", "Plugins", "Manage and Install Plugins", "Install from ZIP"} == set()


def test_labels_of_a_form_are_in_its_chapter() -> None:
    """Each box of a window that can be ticked is told of under its own name."""
    german = catalogue_by_source()
    lacking = []
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        words = plain(re.sub(r"[`*]", "", text))
        for name in re.findall(r"^\.\. Dialog: (\S+)$", text, re.MULTILINE):
            form = ElementTree.parse(next(GUI.rglob(name))).getroot()
            for widget in form.iter("widget"):
                label = german.get(
                    (form.findtext("class", ""), widget.findtext("property[@name='text']/string", "")), ""
                )
                if widget.get("class") in ("QCheckBox", "QRadioButton") and plain(label) not in words:
                    lacking.append(f"{name}: {label}")
    assert lacking == []


def catalogue_by_source() -> dict[tuple[str, str], str]:
    """The German texts by context and source."""
    root = ElementTree.parse(ROOT / "i18n" / "sozialraum_de.ts").getroot()
    return {
        (context.findtext("name", ""), one.findtext("source", "")): one.findtext("translation", "")
        for context in root.iter("context")
        for one in context.iter("message")
    }


def test_pictures_are_made_by_the_tour(tour: str) -> None:
    wanted = set()
    for path in BOOK.rglob("*.rst"):
        wanted.update(re.findall(r"^\.\. picture:: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(wanted) > 30
    # The tour puts some names together.
    lacking = {name for name in wanted for part in name.split("-") if not part.isdecimal() and part not in tour}
    assert lacking == set()


def test_formulas_are_drawn(formulas: ModuleType) -> None:
    text = (BOOK / "de" / "methoden.rst").read_text(encoding="utf-8")
    found = re.findall(r"^\.\. math::\n\n((?:   .*\n)+)", text, re.MULTILINE)
    assert len(found) > 12
    for formula in found:
        assert "data:image/svg+xml" in formulas.drawn(formula, "formula")


def test_the_catalogue_is_read() -> None:
    found = {one.name: one for one in read_catalogue(EXAMPLES / "katalog.csv")}
    assert list(found) == ["u6", "sgb2_u15", "hze", "wohndauer"]
    assert found["hze"].factor == 1000
    assert found["wohndauer"].direction == -1


def test_the_palette_is_read() -> None:
    palette = load_palette("hausfarben", EXAMPLES)
    assert len(palette.colours) == 7
    assert palette.kind in SUITABLE["types"]
    assert remarks(palette, "types") == []


def test_the_signs_are_read() -> None:
    symbols = load_symbols(EXAMPLES / "unsere_zeichen.json")
    assert symbols.reason("<5") == "secret"
    assert symbols.reason("-") == "zero"
    assert symbols.reason("K. A.") == "word"


def test_every_meaning_of_a_sign_is_told() -> None:
    text = (BOOK / "de" / "eigenes.rst").read_text(encoding="utf-8")
    assert [word for word in REASONS if f"``{word}``" not in text] == []


def test_every_kind_of_palette_is_told() -> None:
    text = (BOOK / "de" / "eigenes.rst").read_text(encoding="utf-8")
    assert [word for kinds in SUITABLE.values() for word in kinds if f"*{word}*" not in text] == []


def test_small_patches_of_a_picture_keep_their_colours(tool: ModuleType, tmp_path: Path) -> None:
    """Beside a large surface of many pale shades, as the rest of a city has beside a legend."""
    image = pytest.importorskip("PIL.Image")
    colours = ["#CC6677", "#332288", "#DDCC77", "#117733", "#88CCEE", "#882255", "#44AA99"]
    picture = image.new("RGB", (400, 300))
    shades = [(200 + (x + y) % 56, 200 + x % 56, 200 + y % 56) for y in range(300) for x in range(400)]
    picture.putdata(shades)
    for place, colour in enumerate(colours):
        picture.paste(colour, (10 + 12 * place, 10, 18 + 12 * place, 18))
    picture.save(tmp_path / "window.png")
    (tmp_path / "smaller.png").write_bytes(tool.smaller(tmp_path / "window.png"))
    seen = image.open(tmp_path / "smaller.png").convert("RGB")
    for place, colour in enumerate(colours):
        wanted = image.new("RGB", (1, 1), colour).getpixel((0, 0))
        found = seen.getpixel((14 + 12 * place, 14))
        assert max(abs(one - other) for one, other in zip(found, wanted, strict=True)) < 24, colour


def test_the_contents_lead_to_the_right_one_of_two_like_headings(tool: ModuleType) -> None:
    entry = (
        '<li class="toctree-l1"><a class="x" href="index.html#document-{0}">{0}</a><a href="index.html#maps">Maps</a>'
    )
    part = '<span id="document-{0}"></span><h2 id="maps">Maps of {0}</h2><a href="#maps">above</a>'
    text = f"<nav>{entry.format('one')}{entry.format('two')}</nav><main>{part.format('one')}{part.format('two')}"
    made = tool.one_page(text)
    assert "index.html" not in made
    assert len(set(re.findall(r'id="([^"]+)"', made))) == len(re.findall(r'id="', made))
    second = re.findall(r'id="([^"]+)">Maps of two', made)[0]
    assert re.findall(r'href="#([^"]+)">Maps<', made) == ["maps", second]
    assert re.findall(r'href="#([^"]+)">above<', made) == ["maps", second]
