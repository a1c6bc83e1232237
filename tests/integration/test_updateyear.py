"""``sozialraum:updateyear``: the yearly round on the demo city, from year 1 to year 3."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from sozialraum_plugin.gis.projectstate import ProjectState
from sozialraum_plugin.gis.year.lastyear import last_year
from sozialraum_plugin.gis.year.yearround import this_years

from .cityyears import KEY, NAME, FirstYear, make_city, run

ID = "sozialraum:updateyear"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_city(tmp_path_factory.mktemp("city") / "musterstadt")


@pytest.fixture(scope="module")
def first(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of 2022."""
    year = FirstYear(city, tmp_path_factory.mktemp("years") / "2022", 2022)
    year.tables()
    year.rates()
    year.types()
    year.regions()
    year.maps()
    return year.save()


class Heard(QgsProcessingFeedback):
    """Keeps what the user would read in the log."""

    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def tables(city: Path, year: int) -> list[str]:
    return [str(city / f"soziales_{year}.xlsx"), str(city / f"einwohner_{year}.csv")]


def update(
    project: Path, city: Path, year: int, folder: Path, heard: Heard | None = None, **more: Any
) -> dict[str, Any]:
    given = {"PROJECT": str(project), "TABLES": tables(city, year), "YEAR": year, "FOLDER": str(folder), "MAPS": False}
    return dict(processing.run(ID, {**given, **more}, feedback=heard or Heard()))


def values(path: str, field: str) -> dict[str, Any]:
    layer = QgsVectorLayer(path, "result", "ogr")
    assert layer.isValid(), path
    found = {feature[KEY]: feature[field] for feature in layer.getFeatures()}
    return {key: None if value == NULL else value for key, value in found.items()}


def by_hand(city: Path, year: int, before: str, model: str, folder: Path) -> dict[str, Any]:
    """The same year, each algorithm run by hand."""
    folder.mkdir()
    areas = str(city / "musterstadt_planungsraeume.shp")
    for number, table in enumerate(reversed(tables(city, year))):
        made = str(folder / f"{number}.gpkg")
        areas = run("joinindicators", {"INPUT": areas, "KEY_FIELD": KEY, "TABLE": table, "OUTPUT": made})["OUTPUT"]
    catalogue = str(city / "indikatorenkatalog.csv")
    rates = run("computerates", {"INPUT": areas, "CATALOGUE": catalogue, "OUTPUT": str(folder / "rates.gpkg")})
    given = {"INPUT": rates["OUTPUT"], "KEY_FIELD": KEY, "MODEL": model, "PREVIOUS": before}
    return run("applyareatypes", {**given, "OUTPUT": str(folder / "types.gpkg")})


def test_from_year_one_to_year_three(first: Path, city: Path, tmp_path: Path) -> None:
    kept = {path: path.read_bytes() for path in first.parent.rglob("*") if path.is_file()}
    second = update(first, city, 2023, tmp_path / "2023", MAPS=True)
    third = update(Path(second["PROJECT_FILE"]), city, 2024, tmp_path / "2024", MAPS=True)
    model = str(first.parent / "gebietstypen.json")
    before = str(first.parent / "gebietstypen.gpkg")
    for year, results in ((2023, second), (2024, third)):
        expected = by_hand(city, year, before, model, tmp_path / f"hand{year}")
        for field in ("gebietstyp", "gebietstyp_distance", "sgb2_u15"):
            assert values(results["OUTPUT"], field) == values(expected["OUTPUT"], field)
        assert results["COUNT"] == expected["CHANGED"] > 0
        assert Path(results["REPORT"]).is_file()
        assert (tmp_path / str(year) / f"Karten_{year}" / "RTK_01_Mitte.png").is_file()
        before = results["OUTPUT"]
    # Nothing of the first year was touched.
    assert {path: path.read_bytes() for path in first.parent.rglob("*") if path.is_file()} == kept


def test_the_new_project_knows_the_new_year(first: Path, city: Path, tmp_path: Path) -> None:
    results = update(first, city, 2023, tmp_path / "2023", MAPS=True, REFERENCE_DATE="30.06.2023")
    moved = shutil.move(str(tmp_path / "2023"), str(tmp_path / "elsewhere"))
    project = QgsProject()
    try:
        assert project.read(str(Path(moved) / Path(results["PROJECT_FILE"]).name))
        state = ProjectState(project)
        last = last_year(state)
        assert [Path(table).name for table in last.tables] == ["einwohner_2023.csv", "soziales_2023.xlsx"]
        assert last.year == 2023
        assert last.model == str(first.parent / "gebietstypen.json")
        assert last.maps is not None
        assert last.maps.parameters["REFERENCE_DATE"] == "30.06.2023"
        assert last.maps.parameters["TITLE"] == "Sozialräume 2023"
        assert last.maps.parameters["FOLDER"] == str(Path(moved) / "Karten_2023")
        types = state.output_of("types")
        assert types is not None
        assert types.source() == str(Path(moved) / "gebietstypen_2023.gpkg")
        assert types.renderer().type() == "categorizedSymbol"
        assert project.layerTreeRoot().findGroup("2023").findLayer(types.id()).itemVisibilityChecked()
        assert all(state.changed(name) == [] for name in ("join", "rates", "types", "regions"))
        # Last year's work can be come back to.
        undone = state.undo("types")
        assert undone is not None
        assert undone.results["MODEL"] == last.model
    finally:
        project.clear()


def test_paths_are_relative(first: Path, city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    results = update(first, city, 2023, Path("2023"))
    assert results["PROJECT_FILE"] == str(tmp_path / "2023" / "sozialraum_2023.qgz")
    with zipfile.ZipFile(results["PROJECT_FILE"]) as archive:
        text = archive.read(next(name for name in archive.namelist() if name.endswith(".qgs"))).decode()
    assert '"OUTPUT": {"$path": "./gebietstypen_2023.gpkg"}' in text.replace("&quot;", '"')
    assert f'"{tmp_path}' not in text
    assert f">{tmp_path}" not in text


def test_a_frozen_model_changes_nothing_in_its_own_year(first: Path, city: Path, tmp_path: Path) -> None:
    # The year is another one by name only.
    renamed = tmp_path / "tables"
    renamed.mkdir()
    for path in tables(city, 2022):
        shutil.copy(path, renamed / Path(path).name.replace("2022", "2023"))
    results = update(first, renamed, 2023, tmp_path / "2023")
    assert results["COUNT"] == 0
    assert values(results["OUTPUT"], "gebietstyp") == values(str(first.parent / "gebietstypen.gpkg"), "gebietstyp")


def test_a_new_model_is_compared(first: Path, city: Path, tmp_path: Path) -> None:
    results = update(first, city, 2023, tmp_path / "2023", NEW_MODEL=True)
    other = next((tmp_path / "2023").glob("*new_model*.gpkg"))
    compared = run(
        "comparetypes",
        {"INPUT": results["OUTPUT"], "KEY_FIELD": KEY, "OTHER": str(other), "REPORT": str(tmp_path / "own.html")},
    )
    assert results["RAND"] == compared["RAND"]
    assert 0.5 < results["RAND"] <= 1
    report = Path(results["COMPARISON"]).read_text(encoding="utf-8")
    assert "adjusted Rand index" in report
    # The types that hold are those of last year's model.
    project = QgsProject()
    try:
        assert project.read(results["PROJECT_FILE"])
        state = ProjectState(project)
        step = state.step("types")
        assert step is not None
        assert step.parameters["MODEL"] == str(first.parent / "gebietstypen.json")
        assert last_year(state).computed == state.doings("types")[1]
    finally:
        project.clear()


def refused(first: Path, city: Path, folder: Path, *words: str, **change: Any) -> None:
    """The round is refused in words, and nothing is left behind."""
    before = sorted(folder.rglob("*")) if folder.exists() else []
    with pytest.raises(QgsProcessingException) as caught:
        update(first, city, 2023, folder, **change)
    for word in words:
        assert word in str(caught.value)
    assert (sorted(folder.rglob("*")) if folder.exists() else []) == before


def test_a_missing_table_is_told(first: Path, city: Path, tmp_path: Path) -> None:
    refused(first, city, tmp_path / "x", "soziales_2022.xlsx", "TABLES", TABLES=tables(city, 2023)[1:])


def test_a_table_too_many_is_told(first: Path, city: Path, tmp_path: Path) -> None:
    more = str(city / "indikatorenkatalog.csv")
    refused(
        first, city, tmp_path / "x", "indikatorenkatalog.csv", "einwohner_2022.csv",
        TABLES=[*tables(city, 2023), more],
    )  # fmt: skip


def test_another_name_is_told_both_ways(first: Path, city: Path, tmp_path: Path) -> None:
    other = tmp_path / "bevoelkerung_2023.csv"
    shutil.copy(city / "einwohner_2023.csv", other)
    names = ("einwohner_2022.csv", "bevoelkerung_2023.csv")
    refused(first, city, tmp_path / "x", *names, TABLES=[tables(city, 2023)[0], str(other)])


def test_existing_files_stay(first: Path, city: Path, tmp_path: Path) -> None:
    folder = tmp_path / "2023"
    folder.mkdir()
    (folder / "quoten_2023.gpkg").write_bytes(b"mine")
    refused(first, city, folder, "quoten_2023.gpkg", "FOLDER")
    assert (folder / "quoten_2023.gpkg").read_bytes() == b"mine"


def test_an_earlier_year_is_refused(first: Path, city: Path, tmp_path: Path) -> None:
    refused(first, city, tmp_path / "x", "2022", "YEAR", YEAR=2022)


def test_a_project_without_work_is_refused(city: Path, tmp_path: Path) -> None:
    project = QgsProject()
    empty = tmp_path / "empty.qgz"
    assert project.write(str(empty))
    refused(empty, city, tmp_path / "x", "no work of an earlier year")
    refused(tmp_path / "none.qgz", city, tmp_path / "x", "none.qgz", "PROJECT")


def test_a_lost_model_is_told(city: Path, tmp_path: Path) -> None:
    year = FirstYear(city, tmp_path / "2022", 2022)
    year.tables()
    year.rates()
    year.types()
    project = year.save()
    (tmp_path / "2022" / "gebietstypen.json").unlink()
    refused(project, city, tmp_path / "x", "gebietstypen.json")


def test_what_fails_half_way_leaves_nothing(first: Path, city: Path, tmp_path: Path) -> None:
    broken = tmp_path / "soziales_2023.xlsx"
    broken.write_bytes(b"no workbook")
    refused(first, city, tmp_path / "x", "soziales_2023.xlsx", TABLES=[str(broken), tables(city, 2023)[1]])


class Impatient(Heard):
    """Cancels at the second join."""

    def pushInfo(self, info: str) -> None:
        if info.startswith("[2/"):
            self.cancel()


def test_cancel_leaves_nothing(first: Path, city: Path, tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match="nothing was written"):
        update(first, city, 2023, tmp_path / "x", Impatient())
    assert not [path for path in (tmp_path / "x").rglob("*") if path.is_file()]


def merged_areas(city: Path, path: Path) -> str:
    """The areas with the first two put together under a new key."""
    layer = QgsVectorLayer(str(city / "musterstadt_planungsraeume.shp"), "areas", "ogr")
    copy = layer.materialize(QgsFeatureRequest())
    one, two = list(copy.getFeatures())[:2]
    both = QgsFeature(one)
    both.setGeometry(one.geometry().combine(two.geometry()))
    both[KEY] = "019901"
    provider = copy.dataProvider()
    provider.deleteFeatures([one.id(), two.id()])
    provider.addFeatures([both])
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(copy, str(path), QgsProject.instance().transformContext(), options)
    return str(path)


def new_tables(city: Path, folder: Path) -> list[str]:
    """The residents and social tables of 2023, where the new area has the first row's figures."""
    import openpyxl

    text = (city / "einwohner_2023.csv").read_text(encoding="cp1252")
    lines = [line for line in text.splitlines() if not line.startswith("010102;")]
    first = folder / "einwohner_2023.csv"
    first.write_text("\n".join(lines).replace("010101;", "019901;"), encoding="cp1252")
    book = openpyxl.load_workbook(city / "soziales_2023.xlsx")
    for row in book["SGB II und Hilfen"].iter_rows():
        if row[0].value == "010101":
            row[0].value = "019901"
    book.save(folder / "soziales_2023.xlsx")
    return [str(first), str(folder / "soziales_2023.xlsx")]


def test_other_boundaries_are_told(first: Path, city: Path, tmp_path: Path) -> None:
    heard = Heard()
    areas = merged_areas(city, tmp_path / "areas.gpkg")
    results = update(first, city, 2023, tmp_path / "x", heard, AREAS=areas, TABLES=new_tables(city, tmp_path))
    told = next(text for text in heard.warnings if "other boundaries" in text)
    assert "1 areas are new (019901), 2 are gone (010101, 010102)" in told
    assert "CROSSWALK" in told
    assert len(values(results["OUTPUT"], "gebietstyp")) == 137


def test_a_crosswalk_brings_last_years_counts_along(first: Path, city: Path, tmp_path: Path) -> None:
    heard = Heard()
    areas = merged_areas(city, tmp_path / "areas.gpkg")
    keys = list(values(areas, KEY))
    table = tmp_path / "umstieg.csv"
    pairs = [("010101", "019901", 1), ("010102", "019901", 1), *((key, key, 1) for key in keys if key != "019901")]
    table.write_text("alt;neu;anteil\n" + "\n".join(f"{a};{b};{c}" for a, b, c in pairs), encoding="utf-8")
    results = update(
        first, city, 2023, tmp_path / "x", heard, AREAS=areas, CROSSWALK=str(table), TABLES=new_tables(city, tmp_path)
    )
    assert any("transferred by umstieg.csv" in text for text in heard.warnings)
    before = next((tmp_path / "x").glob("last_year_on_new_areas_area_types_2023.gpkg"))
    old, now = values(str(before), "gebietstyp"), values(results["OUTPUT"], "gebietstyp")
    assert old.keys() == now.keys()
    assert old["019901"] is not None
    changed = [key for key, kind in now.items() if None not in (kind, old[key]) and kind != old[key]]
    assert results["COUNT"] == len(changed)
    # Counts are summed: 3536 + 2158 residents.
    counts = str(tmp_path / "x" / "last_year_on_new_areas_2023.gpkg")
    assert values(counts, "Einwohner_insgesamt")["019901"] == 5694
    # Where nothing changed, last year's types are what they were.
    real = values(str(first.parent / "gebietstypen.gpkg"), "gebietstyp")
    assert {key: kind for key, kind in old.items() if key != "019901"} == {key: real[key] for key in old if key in real}


def test_types_set_by_hand_hold_for_their_year(city: Path, tmp_path: Path) -> None:
    year = FirstYear(city, tmp_path / "2022", 2022)
    year.tables()
    year.rates()
    table = QgsVectorLayer(
        "NoGeometry?field=area:string&field=set_type:integer&field=reason:string&field=year:string", "hand", "memory"
    )
    rows = []
    for key, kind, only in (("010101", 3, ""), ("010102", 3, "2022")):
        feature = QgsFeature(table.fields())
        feature.setAttributes([key, kind, "known to the office", only])
        rows.append(feature)
    table.dataProvider().addFeatures(rows)
    year.project.addMapLayer(table)
    year.types(OVERRIDES=table.id(), YEAR="2022")
    project = year.save()
    results = update(project, city, 2023, tmp_path / "2023")
    found, computed = values(results["OUTPUT"], "gebietstyp"), values(results["OUTPUT"], "gebietstyp_computed")
    assert found["010101"] == 3
    assert found["010102"] == computed["010102"]
    assert NAME in [field.name() for field in QgsVectorLayer(results["OUTPUT"], "x", "ogr").fields()]


def test_last_years_rates_are_what_changes_are_counted_from(city: Path, tmp_path: Path) -> None:
    before = FirstYear(city, tmp_path / "2022", 2022)
    before.tables()
    before.rates()
    rates = before.file("quoten.gpkg")
    before.project.clear()
    year = FirstYear(city, tmp_path / "2023", 2023)
    year.tables()
    year.rates(PREVIOUS=rates, KEY_FIELD=KEY)
    year.do(
        "index", "computestatusindex", KEY_FIELD=KEY, STATUS_INDICATORS=["sgb2_u15"],
        DYNAMIC_INDICATORS=["sgb2_u15_change"], OUTPUT=year.file("index.gpkg"), REPORT=year.file("index.html"),
    )  # fmt: skip
    results = update(year.save(), city, 2024, tmp_path / "2024")
    assert "OUTPUT" not in results  # there were no types
    assert "COUNT" not in results
    made = str(tmp_path / "2024" / "index_2024.gpkg")
    assert values(made, "sgb2_u15_before") == values(year.file("quoten.gpkg"), "sgb2_u15")
    assert (tmp_path / "2024" / "index_2024.html").is_file()


def test_results_taken_out_of_the_project_are_found_as_files(first: Path, city: Path, tmp_path: Path) -> None:
    folder = tmp_path / "2022"
    shutil.copytree(first.parent, folder)
    project = QgsProject()
    path = folder / first.name
    try:
        assert project.read(str(path))
        types = ProjectState(project).output_of("types")
        assert types is not None
        project.removeMapLayer(types.id())
        assert project.write()
    finally:
        project.clear()
    assert update(path, city, 2023, tmp_path / "2023")["COUNT"] > 0
    (folder / "gebietstypen.gpkg").unlink()
    heard = Heard()
    assert "COUNT" not in update(path, city, 2023, tmp_path / "again", heard)
    assert any("gebietstypen.gpkg" in text for text in heard.warnings)


def test_a_table_of_another_year_is_doubted(first: Path, city: Path, tmp_path: Path) -> None:
    heard = Heard()
    update(first, city, 2023, tmp_path / "x", heard, TABLES=[tables(city, 2023)[0], tables(city, 2024)[1]])
    assert any("einwohner_2024.csv says 2024" in text for text in heard.warnings)


def test_the_open_project_has_to_be_saved(first: Path, city: Path, tmp_path: Path) -> None:
    opened = QgsProject.instance()
    try:
        opened.clear()
        refused(Path(), city, tmp_path / "x", "not saved", PROJECT="")
        assert opened.read(str(first))
        assert update(first, city, 2023, tmp_path / "2023", PROJECT="")["COUNT"] > 0
        assert opened.fileName() == str(first)
        state = ProjectState(opened).step("types")
        assert state is not None
        assert "INDICATORS" in state.parameters
    finally:
        opened.clear()


def test_fields_that_name_the_year_are_known_again() -> None:
    layer = QgsVectorLayer("Polygon?field=KEY:string&field=Einwohner_31_12_2023:integer", "areas", "memory")
    assert this_years("Einwohner_31_12_2022", layer) == "Einwohner_31_12_2023"
    assert this_years(["key", "Einwohner_31_12_2022", "lost"], layer) == ["key", "Einwohner_31_12_2023", "lost"]
