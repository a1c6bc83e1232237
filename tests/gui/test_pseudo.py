"""All windows in a language that nobody speaks: no text that no catalogue knows, none that is cut."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QWidget

from sozialraum_plugin.gis import paths, translation
from sozialraum_plugin.gis.projectstate import Areas, ProjectState
from sozialraum_plugin.gui import steps
from tests.pseudo import CLOSE, OPEN, ROOT, build, pseudo
from tests.tour.facts import Unknown, cut

FIELDS = ("KEY", "NAME", "RTK_NR", "RTK_NAME", "q1", "q2", "q3", "kinder", "typ")


def shipped() -> set[str]:
    """The cells of the shipped catalogue of indicators and the names of the sets of signs: German data."""
    with (ROOT / "resources" / "catalogues" / "jugendhilfe.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = {cell.strip() for row in csv.reader(file, delimiter=";") for cell in row}
    sets = (json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "resources" / "symbols").glob("*.json"))
    return cells | {str(one["label"]) for one in sets}


SHIPPED = shipped()


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("pseudo"))


@pytest.fixture
def spoken(catalogue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """QGIS as if it ran in the invented language."""
    monkeypatch.setattr(translation, "language", lambda: "eo")
    known = paths.catalogue
    monkeypatch.setattr(paths, "catalogue", lambda code: catalogue if code == "eo" else known(code))


@pytest.fixture
def project(plugin: Any) -> QgsProject:
    kinds = {"typ": "integer", "kinder": "integer", "q1": "double", "q2": "double", "q3": "double"}
    definition = "&".join(f"field={name}:{kinds.get(name, 'string')}" for name in FIELDS)
    made = QgsVectorLayer(f"Polygon?crs=EPSG:25832&{definition}", "areas", "memory")
    features = []
    for number in range(24):
        feature = QgsFeature(made.fields())
        x = 500_000 + number * 500
        feature.setGeometry(
            QgsGeometry.fromWkt(f"POLYGON(({x} 5400000,{x + 500} 5400000,{x + 500} 5400500,{x} 5400500,{x} 5400000))")
        )
        region = number // 12
        values = [f"{number:03d}", f"Raum {number}", str(region), ("Ost", "West")[region]]
        feature.setAttributes(
            [*values, 1.0 * number, (7.0 * number) % 11, 3.0 + number % 5, 100 + number, number % 3 + 1]
        )
        features.append(feature)
    made.dataProvider().addFeatures(features)
    QgsProject.instance().addMapLayer(made)
    state = ProjectState(QgsProject.instance())
    state.set_areas(Areas(made.id(), "KEY", "NAME", "RTK_NR", "RTK_NAME", "kinder"))
    return QgsProject.instance()


@pytest.fixture
def third(catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of the invented language, dropped beside the shipped ones; nothing else."""
    folder = tmp_path / "i18n"
    folder.mkdir()
    for path in (catalogue, *(paths.catalogue(code) for code in paths.catalogues())):
        shutil.copy(path, folder)
    for name in ("resources", "metadata.txt"):
        (tmp_path / name).symlink_to(paths.ROOT / name)
    monkeypatch.setattr(paths, "ROOT", tmp_path)


def test_a_third_language_costs_one_file(
    third: None, plugin: Any, qgis_new_project: None, tmp_path: Path, project: QgsProject
) -> None:
    assert translation.languages() == ["de", "en", "eo"]
    assert list(translation.named()) == ["auto", "de", "en", "eo"]
    assert translation.Texts("eo").translate("Translation", "German") == pseudo("German")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sozialraum:exportregionmaps")
    assert algorithm.parameterDefinition("LANGUAGE").options() == ["auto", "de", "en", "eo"]
    import processing

    layer = next(iter(project.mapLayers().values()))
    made = processing.run(
        "sozialraum:exportregionmaps",
        {"INPUT": layer, "REGION_FIELD": "RTK_NR", "FIELD": "typ", "LABEL_FIELD": "NAME", "LANGUAGE": "eo",
         "FOLDER": str(tmp_path / "maps")},
    )  # fmt: skip
    pages = sorted((tmp_path / "maps").rglob("*.pdf"))
    assert len(pages) >= 2, made
    printed = " ".join(page.extract_text() for page in PdfReader(pages[0]).pages)
    # Of the legend, the margin and the profile.
    for word in ("Type 1", "Printed", "Planning area", "areas of the region"):
        assert pseudo(word).translate(str.maketrans("", "", OPEN + CLOSE + "~")) in printed.replace("\t", " ")


def foreign(window: QWidget) -> list[str]:
    """Texts without brackets that are no data."""
    return Unknown((*SHIPPED, *FIELDS, "areas", "Raum", "Ost", "West")).in_window(window)


def test_placeholders_tags_and_keys_stay() -> None:
    made = pseudo("&Join <b>{count}</b> of %n &amp; more")
    assert all(part in made for part in ("&J", "<b>{count}</b>", "%n", "&amp;"))
    assert "*.csv" in pseudo("Catalogues (*.csv)")
    assert made.startswith(OPEN)
    assert made.endswith(CLOSE)
    assert len(made) >= 1.2 * len("&Join <b>{count}</b> of %n &amp; more")


def test_a_string_without_a_catalogue_is_found(spoken: None, plugin: Any) -> None:
    from qgis.PyQt.QtWidgets import QLabel

    label = QLabel("Hard-coded")
    assert foreign(label) == ["QLabel: Hard-coded"]
    # Beside a text that is known as well.
    label.setText(f"{QCoreApplication.translate('PackageDialog', 'Pack')} Hard-coded")
    assert foreign(label) == ["QLabel: Hard-coded"]
    label.setText(QCoreApplication.translate("PackageDialog", "Pack"))
    assert foreign(label) == []


@pytest.mark.parametrize("name", [name for name in steps.NAMES if steps.words(name)])
def test_windows_know_no_text_but_those_of_the_catalogue(
    spoken: None, project: QgsProject, qgis_iface: Any, name: str, settle: Callable[[], None],
    wait_until: Callable[..., None],
) -> None:  # fmt: skip
    kind = steps.dialog_class(name)
    if kind is None:
        pytest.skip("a step without a dialog of its own")
    dialog = kind(qgis_iface)
    dialog.show()
    for _ in range(20):
        settle()
    try:
        problems = [*foreign(dialog), *cut(dialog)]
        assert not problems, "\n".join(problems)
    finally:
        dialog.close()
        settle()
