"""The example models as they are shipped: complete, readable, in one language, and at work on the demo city."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import processing
import pytest
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProject,
    QgsVectorLayer,
    QgsXmlUtils,
)
from qgis.PyQt.QtCore import QRectF, QSizeF
from qgis.PyQt.QtXml import QDomDocument

from sozialraum_plugin.gis import models, paths

pytestmark = pytest.mark.usefixtures("drawn_models")

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("de", "en")
SHIPPED = [(code, model) for code in LANGUAGES for model in models.MODELS]
Source = QgsProcessingModelChildParameterSource
# What QGIS draws above and below the box of a step: the words for its inputs and outputs.
WORDS = 30


@pytest.fixture(scope="module")
def city(drawn_models: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo city."""
    folder = tmp_path_factory.mktemp("city") / "musterstadt"
    shutil.copytree(ROOT / "build" / "demo", folder)
    return folder


def loaded(code: str, model: str) -> QgsProcessingModelAlgorithm:
    found = QgsProcessingModelAlgorithm()
    assert found.fromFile(str(models.file(model, code)))
    return found


def texts(algorithm: QgsProcessingModelAlgorithm) -> list[str]:
    """All words that a user of the designer reads."""
    children = algorithm.childAlgorithms().values()
    outputs = [output for child in children for output in child.modelOutputs().values()]
    return [
        algorithm.name(),
        *algorithm.helpContent().values(),
        *(definition.description() for definition in algorithm.parameterDefinitions()),
        *(child.description() for child in children),
        *(child.comment().description() for child in children if child.comment().description()),
        *(output.description() for output in outputs),
        *(output.name() for output in outputs),
        *(box.description() for box in algorithm.groupBoxes()),
    ]


# As they are shipped


@pytest.mark.parametrize(("code", "model"), SHIPPED)
def test_it_is_valid_and_every_value_has_its_place(code: str, model: str) -> None:
    algorithm = loaded(code, model)
    assert algorithm.validate() == (True, [])
    inputs = [one.name() for one in algorithm.parameterDefinitions() if not one.isDestination()]
    assert [name for name in inputs if not algorithm.childAlgorithmsDependOnParameter(name)] == []
    for child in algorithm.childAlgorithms().values():
        known = {one.name(): one for one in child.algorithm().parameterDefinitions()}
        given = {name for name, sources in child.parameterSources().items() if sources}
        assert given - known.keys() == set(), child.description()
        results = {output.childOutputName() for output in child.modelOutputs().values()}
        assert results - known.keys() == set(), child.description()
        needed = {
            name
            for name, one in known.items()
            if not one.flags() & Qgis.ProcessingParameterFlag.Optional
            and one.defaultValue() is None
            and not one.isDestination()
        }
        assert needed - given == set(), child.description()


def test_the_chains_are_those_they_are_named_after() -> None:
    steps = {
        model: {
            key: child.algorithmId().partition(":")[2] for key, child in loaded("de", model).childAlgorithms().items()
        }
        for model in models.MODELS
    }
    first = {"residents": "joinindicators", "social": "joinindicators", "rates": "computerates"}
    assert steps == {
        models.MAPS: {
            **first, "types": "computeareatypes", "style": "styleareas", "maps": "exportregionmaps",
            "package": "exportlayers",
        },
        models.YEAR: {**first, "types": "applyareatypes", "maps": "exportregionmaps"},
    }  # fmt: skip


@pytest.mark.parametrize("model", models.MODELS)
def test_all_words_are_german(model: str) -> None:
    root = ElementTree.parse(ROOT / "i18n" / "sozialraum_de.ts").getroot()
    german = {found.text or "" for found in root.iter("translation")}
    # Made from a template, or the same in all languages.
    made = {f"Bericht zu Tabelle {number}" for number in (1, 2)} | {"Sozialraum"}
    assert set(texts(loaded("de", model))) - german - made == set()
    assert models.file(model, "de").name in ("tabelle_bis_karten.model3", "fortschreibung.model3")


@pytest.mark.parametrize("model", models.MODELS)
def test_the_languages_differ_in_words_only(model: str) -> None:
    german, english = loaded("de", model), loaded("en", model)
    own = {word for word in texts(english) if word not in ("Sozialraum",)}
    assert own & set(texts(german)) == set()
    sources = [
        {
            key: {
                name: [(one.source(), one.staticValue(), one.parameterName(), one.outputChildId()) for one in values]
                for name, values in child.parameterSources().items()
            }
            for key, child in algorithm.childAlgorithms().items()
        }
        for algorithm in (german, english)
    ]
    assert sources[0] == sources[1]


@pytest.mark.parametrize("model", models.MODELS)
def test_an_input_is_labelled_as_the_parameter_it_feeds(model: str) -> None:
    """The tables have labels of their own; the rest says what the form of an algorithm says."""
    algorithm = loaded("en", model)
    for definition in algorithm.parameterDefinitions():
        if definition.isDestination() or definition.name().startswith("TABLE_"):
            continue
        fed = {
            child.algorithm().parameterDefinition(name).description()
            for child in algorithm.childAlgorithms().values()
            for name, sources in child.parameterSources().items()
            if any(one.parameterName() == definition.name() for one in sources)
        }
        assert definition.description() in fed


def boxes(algorithm: QgsProcessingModelAlgorithm) -> dict[str, QRectF]:
    """Where everything is drawn, with the words above and below a step."""

    def box(component: Any, words: float = 0) -> QRectF:
        size = component.size() + QSizeF(0, 2 * words)
        return QRectF(
            component.position().x() - size.width() / 2,
            component.position().y() - size.height() / 2,
            size.width(),
            size.height(),
        )

    found = {name: box(one) for name, one in algorithm.parameterComponents().items()}
    for key, child in algorithm.childAlgorithms().items():
        found[key] = box(child, WORDS)
        if child.comment().description():
            found[f"remark on {key}"] = box(child.comment())
        found.update({f"{key} {name}": box(one) for name, one in child.modelOutputs().items()})
    return found


@pytest.mark.parametrize(("code", "model"), SHIPPED)
def test_nothing_in_the_diagram_overlaps(code: str, model: str) -> None:
    algorithm = loaded(code, model)
    drawn = boxes(algorithm)
    grounds = [
        QRectF(
            box.position().x() - box.size().width() / 2,
            box.position().y() - box.size().height() / 2,
            box.size().width(),
            box.size().height(),
        )
        for box in algorithm.groupBoxes()
    ]
    # Two steps that follow each other may share the space between their words.
    pairs = [(one, other) for one, other in combinations(sorted(drawn), 2) if drawn[one].intersects(drawn[other])]
    assert pairs == []
    assert [(one, other) for one, other in combinations(grounds, 2) if one.intersects(other)] == []
    assert [name for name, box in drawn.items() if sum(ground.contains(box) for ground in grounds) != 1] == []


def test_two_drawings_are_the_same_bytes(tmp_path: Path) -> None:
    """The order of the program's own dictionaries must not show in the files, which stand in a zip with checksums."""
    for name in ("first", "second"):
        subprocess.run(
            [sys.executable, str(ROOT / ".tools" / "models.py"), str(tmp_path / name)], check=True, capture_output=True
        )
    first, second = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.model3")}
        for name in ("first", "second")
    )
    assert first == second
    assert len(first) >= 4


def test_a_language_without_models_gets_the_english_ones() -> None:
    assert models.file(models.MAPS, "fr") == paths.models("en") / "from_table_to_maps.model3"


# In a project


def test_a_project_keeps_them_without_a_path(city: Path, tmp_path: Path) -> None:
    project = QgsProject()
    models.put_into(project, "de")
    path = tmp_path / "project.qgs"
    assert project.write(str(path))
    text = path.read_text(encoding="utf-8")
    assert str(ROOT) not in text
    document = QDomDocument()
    document.setContent(text)
    nodes = document.elementsByTagName("projectModels").at(0).childNodes()
    names = []
    for number in range(nodes.count()):
        algorithm = QgsProcessingModelAlgorithm()
        assert algorithm.loadVariant(QgsXmlUtils.readVariant(nodes.at(number).toElement()))
        assert algorithm.validate() == (True, [])
        names.append(algorithm.name())
    assert names == ["Tabelle bis Karten", "Fortschreibung"]


def test_without_models_a_project_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models.paths, "models", lambda code: tmp_path / code)
    project = QgsProject()
    models.put_into(project)
    assert project.write(str(tmp_path / "project.qgs"))
    assert "projectModels" not in (tmp_path / "project.qgs").read_text(encoding="utf-8")


# At work


class Results:
    """What both models have made, one after the other."""

    def __init__(self, city: Path, folder: Path) -> None:
        self.folder = folder
        # Tables, catalogue and model of the types lie beside the project and are named without it.
        self.project = QgsProject()
        self.project.setFileName(str(city / "musterstadt.qgz"))
        self.city = city
        self.maps = self.run(
            models.MAPS,
            ordner_der_karten=str(folder / "Karten"),
            ordner_des_pakets=str(folder / "Paket"),
            gebietstypen=str(folder / "types.gpkg"),
            typenmodell=str(city / "Typenmodell.json"),
            bericht_zu_den_gebietstypen=str(folder / "types.html"),
            bericht_zu_tabelle_1=str(folder / "table1.html"),
            bericht_zu_tabelle_2=str(folder / "table2.html"),
        )
        self.year = self.run(
            models.YEAR,
            PREVIOUS=str(folder / "types.gpkg"),
            ordner_der_karten=str(folder / "Karten 2"),
            gebietstypen_fortgeschrieben=str(folder / "updated.gpkg"),
            bericht_zum_typwechsel=str(folder / "changes.html"),
        )

    def run(self, model: str, **given: Any) -> dict[str, Any]:
        """Run a model with its own defaults for all that is not given."""
        algorithm = loaded("de", model)
        inputs = {one.name(): one.defaultValue() for one in algorithm.parameterDefinitions() if not one.isDestination()}
        inputs["INPUT"] = str(self.city / "musterstadt_planungsraeume.shp")
        assert set(given) <= {one.name() for one in algorithm.parameterDefinitions()}
        context = QgsProcessingContext()
        context.setProject(self.project)
        return dict(processing.run(algorithm, {**inputs, **given}, context=context))


@pytest.fixture(scope="module")
def results(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Results:
    return Results(city, tmp_path_factory.mktemp("results"))


def column(path: Path, field: str) -> dict[str, Any]:
    layer = QgsVectorLayer(str(path), "areas", "ogr")
    return {feature["PLR_ID"]: feature[field] for feature in layer.getFeatures()}


def by_hand(city: Path, folder: Path, year: int, name: str, **parameters: Any) -> dict[str, Any]:
    """The same steps, one algorithm after the other."""
    areas: Any = str(city / "musterstadt_planungsraeume.shp")
    for table in (f"einwohner_{year}.csv", f"soziales_{year}.xlsx"):
        given = {"INPUT": areas, "KEY_FIELD": "PLR_ID", "TABLE": str(city / table), "OUTPUT": "TEMPORARY_OUTPUT"}
        areas = processing.run("sozialraum:joinindicators", given)["OUTPUT"]
    given = {"INPUT": areas, "CATALOGUE": str(city / "indikatorenkatalog.csv"), "OUTPUT": "TEMPORARY_OUTPUT"}
    rates = processing.run("sozialraum:computerates", given)["OUTPUT"]
    target = folder / f"by_hand_{year}.gpkg"
    processing.run(f"sozialraum:{name}", {"INPUT": rates, "KEY_FIELD": "PLR_ID", "OUTPUT": str(target), **parameters})
    return column(target, "gebietstyp")


def test_the_first_year_gives_the_types_that_the_tools_give(results: Results, tmp_path: Path) -> None:
    names = "u18;ab65;ausl;mig_u18;alleinerz;sgb2_u15;sgb2_u65;alo;alo_u25;gs_65;hze_u18;wohn_10;wohn_1;wander"
    wanted = by_hand(
        results.city, tmp_path, 2023, "computeareatypes",
        INDICATORS=names.split(";"), DIRECTIONS="0;0;0;0;1;1;1;1;1;1;1;0;0;0", POPULATION_FIELD="Einwohner_insgesamt",
        BOOTSTRAPS=0,
    )  # fmt: skip
    found = column(results.folder / "types.gpkg", "gebietstyp")
    assert len(found) == 138
    assert found == wanted
    assert {value for value in found.values() if isinstance(value, int)} == set(range(1, 8))


def test_a_map_for_each_region_and_a_package_are_written(results: Results) -> None:
    for folder, date in (("Karten", "31.12.2023"), ("Karten 2", "31.12.2024")):
        pages = sorted((results.folder / folder).glob("*.pdf"))
        assert len(pages) == 18 + 1
        text = subprocess.run(["pdftotext", str(pages[1]), "-"], capture_output=True, text=True, check=True).stdout
        assert date in text
        assert "Sozialräumliche Planung" in text
    assert list((results.folder / "Paket").glob("*.gpkg"))
    readme = next((results.folder / "Paket").glob("*.txt")).read_text(encoding="utf-8")
    assert "31.12.2023" in readme
    for name in ("types.html", "table1.html", "table2.html", "changes.html"):
        assert (results.folder / name).read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_the_later_year_gives_the_types_of_the_kept_model_and_tells_who_changed(
    results: Results, tmp_path: Path
) -> None:
    wanted = by_hand(
        results.city, tmp_path, 2024, "applyareatypes",
        MODEL=str(results.city / "Typenmodell.json"), POPULATION_FIELD="Einwohner_insgesamt",
    )  # fmt: skip
    found, before = (column(results.folder / name, "gebietstyp") for name in ("updated.gpkg", "types.gpkg"))
    assert found == wanted
    typed = [key for key in found if isinstance(found[key], int) and isinstance(before[key], int)]
    changed = [key for key in typed if found[key] != before[key]]
    assert changed
    report = (results.folder / "changes.html").read_text(encoding="utf-8")
    assert [key for key in changed if key not in report] == []


def test_the_result_has_the_style_of_the_types(results: Results) -> None:
    for name in ("types.gpkg", "updated.gpkg"):
        layer = QgsVectorLayer(str(results.folder / name), "areas", "ogr")
        layer.loadDefaultStyle()
        labels = [item.label() for item in layer.renderer().legendSymbolItems()]
        assert layer.renderer().classAttribute() == "gebietstyp"
        assert len(labels) >= 7


# Files named without their folder


def rates(project: QgsProject, city: Path, catalogue: str) -> dict[str, Any]:
    given = {
        "INPUT": str(city / "musterstadt_planungsraeume.shp"),
        "CATALOGUE": catalogue,
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    context = QgsProcessingContext()
    context.setProject(project)
    return dict(processing.run("sozialraum:computerates", given, context=context))


def test_a_file_beside_the_project_needs_no_folder(city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = QgsProject()
    project.setFileName(str(city / "musterstadt.qgz"))
    # The file is found: what it asks for, the areas lack.
    with pytest.raises(QgsProcessingException, match="unter_18_Jahre"):
        rates(project, city, "indikatorenkatalog.csv")
    # A folder that is worked in comes first, as on the command line.
    monkeypatch.chdir(tmp_path)
    head = "name;label;numerator;denominator;factor;unit;decimals;direction;topic;source\n"
    (tmp_path / "indikatorenkatalog.csv").write_text(f"{head}x;X;here;;1;;0;0;;\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="here"):
        rates(project, city, "indikatorenkatalog.csv")


@pytest.mark.parametrize("name", ["nowhere.csv", "n" * 300 + ".csv"])
def test_a_file_that_is_nowhere_is_named_as_it_was_given(name: str, city: Path) -> None:
    for file in ("", str(city / "musterstadt.qgz")):
        project = QgsProject()
        project.setFileName(file)
        with pytest.raises(QgsProcessingException) as caught:
            rates(project, city, name)
        assert name in str(caught.value)
        assert str(city / name) not in str(caught.value)
