"""The demo city: structure, topology, sums, office style, and a social structure that can be found again."""

from __future__ import annotations

import csv
import importlib
import re
import subprocess
import sys
from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

ogr = pytest.importorskip("osgeo.ogr")
openpyxl = pytest.importorskip("openpyxl")

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
YEARS = (2022, 2023, 2024)
AGES = (
    "unter_3_Jahre",
    "F_3_bis_unter_6_Jahre",
    "F_6_bis_unter_10_Jahre",
    "F_10_bis_unter_18_Jahre",
    "F_18_bis_unter_27_Jahre",
    "F_27_bis_unter_65_Jahre",
    "F_65_Jahre_und_aelter",
)
UNINHABITED = ("Industriehafen", "Auwiesen")


def run_generator(folder: Path) -> Path:
    """Called by its path from elsewhere, as the build does it."""
    call = [sys.executable, str(DEMO / "generator"), str(folder), "--truth", str(folder.parent / "truth.csv")]
    subprocess.run(call, check=True, cwd=folder.parent)
    return folder


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_generator(tmp_path_factory.mktemp("first") / "demo")


@pytest.fixture(scope="module")
def generator() -> Any:
    sys.path.insert(0, str(DEMO))
    try:
        yield importlib.import_module("generator.city")
    finally:
        sys.path.remove(str(DEMO))


@pytest.fixture(scope="module")
def areas(demo: Path) -> pd.DataFrame:
    """The layer's attributes and geometries in the order of the file."""
    return read_layer(demo / "musterstadt_planungsraeume.shp")


def read_layer(path: Path) -> pd.DataFrame:
    source = ogr.Open(str(path))
    rows = [{**feature.items(), "geometry": feature.GetGeometryRef().Clone()} for feature in source.GetLayer()]
    return pd.DataFrame(rows)


def field_name(*levels: str) -> str:
    """The reader's rule for field names, written down a second time."""
    text = "_".join(re.sub(r"\s*\n\s*", " ", re.sub(r"-\s*\n\s*", "", level)) for level in levels if level)
    for umlaut, plain in {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}.items():
        text = text.replace(umlaut, plain)
    text = re.sub(r"[^A-Za-z0-9]+", "_", text).strip("_")
    return f"F_{text}"[:60] if text[0].isdigit() else text[:60]


def population(demo: Path, year: int) -> tuple[list[list[str]], pd.DataFrame, pd.Series]:
    """Raw lines, the areas' rows as numbers (suppressed: NaN) and the total row."""
    with (demo / f"einwohner_{year}.csv").open(encoding="cp1252", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    start = next(number for number, line in enumerate(lines) if line and line[0] == "PLR-Nr.")
    body = [line for line in lines[start + 1 :] if len(line) > 2]
    frame = pd.DataFrame(body, columns=[field_name(title) for title in lines[start]]).set_index("PLR_Nr")
    numbers = frame.drop(columns="Planungsraum").replace({"-": "0", ".": "nan"})
    numbers = numbers.apply(lambda column: column.str.replace(".", "", regex=False).str.replace(",", ".", regex=False))
    numbers = numbers.astype(float)
    return lines, numbers.drop(index=""), numbers.loc[""]


def welfare(demo: Path, year: int) -> tuple[Any, pd.DataFrame]:
    """The sheet and its areas' rows as they stand."""
    sheet = openpyxl.load_workbook(demo / f"soziales_{year}.xlsx")["SGB II und Hilfen"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    groups = pd.Series(rows[4]).ffill().tolist()
    names = [field_name(group, low or "") for group, low in zip(groups, rows[5], strict=True)]
    body = [row for row in rows[7:] if row[0] and re.fullmatch(r"\d{6}", str(row[0]))]
    return sheet, pd.DataFrame(body, columns=names).set_index("PLR_Nr")


def published(demo: Path, year: int) -> pd.DataFrame:
    """All numbers of a year as a user sees them, suppressed ones as NaN."""
    _, cells = welfare(demo, year)
    numbers = cells.drop(columns="Planungsraum").replace({"–": 0, ".": np.nan}).astype(float)
    return population(demo, year)[1].join(numbers, how="outer")


def catalogue(demo: Path) -> pd.DataFrame:
    return pd.read_csv(demo / "indikatorenkatalog.csv", sep=";", encoding="utf-8-sig", dtype=str)


def expression(numbers: pd.DataFrame, text: str) -> pd.Series:
    result = pd.Series(0.0, index=numbers.index)
    for sign, name in re.findall(r"([+-]?)\s*(\w+)", text):
        result = result + (-numbers[name] if sign == "-" else numbers[name])
    return result


def rates(demo: Path, numbers: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            row["name"]: expression(numbers, row["numerator"])
            / expression(numbers, row["denominator"])
            * float(row["factor"])
            for _, row in catalogue(demo).iterrows()
        }
    )


def touching(areas: pd.DataFrame, across_water: bool, river: Any = None) -> np.ndarray:
    """Areas that share a line; without ``across_water`` a shared line inside the river does not count."""
    owners: dict[tuple[Any, Any], list[int]] = {}
    for index, geometry in enumerate(areas["geometry"]):
        for edge in segments(geometry):
            owners.setdefault(edge, []).append(index)
    matrix = np.zeros((len(areas), len(areas)), dtype=bool)
    for (start, end), both in owners.items():
        if len(both) == 2:
            middle = ogr.Geometry(ogr.wkbPoint)
            middle.AddPoint_2D((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
            if across_water or not river.Contains(middle):
                matrix[both[0], both[1]] = matrix[both[1], both[0]] = True
    return matrix


def segments(geometry: Any) -> list[tuple[Any, Any]]:
    points = geometry.GetGeometryRef(0).GetPoints()
    ends = [(point[0], point[1]) for point in points]
    return [(min(pair), max(pair)) for pair in pairwise(ends)]


def test_two_runs_write_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    other = run_generator(tmp_path / "demo")
    first = {path.name: path.read_bytes() for path in demo.iterdir()}
    second = {path.name: path.read_bytes() for path in other.iterdir()}
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_the_truth_is_no_part_of_the_data(demo: Path, generator: Any) -> None:
    assert not [path for path in demo.iterdir() if "truth" in path.name]
    written = pd.read_csv(demo.parent / "truth.csv", sep=";", dtype={"PLR_ID": str}).set_index("PLR_ID")
    assert written["2024"].to_dict() == generator.planted_kinds()[2024]


def test_number_of_units_and_nesting(areas: pd.DataFrame) -> None:
    assert areas["PLR_ID"].nunique() == areas["PLR_NAME"].nunique() == len(areas) == 138
    for level, count in (("BEZ", 23), ("RTK", 18), ("STB", 10)):
        assert areas[f"{level}_NR"].nunique() == areas[f"{level}_NAME"].nunique() == count
        assert areas.groupby(f"{level}_NR")[f"{level}_NAME"].nunique().max() == 1
    assert areas.groupby("BEZ_NR")["RTK_NR"].nunique().max() == 1
    assert areas.groupby("RTK_NR")["STB_NR"].nunique().max() == 1
    sizes = areas.groupby("RTK_NR").size()
    assert 3 <= sizes.min() <= 5
    assert 12 <= sizes.max() <= 14
    assert areas.loc[0, ["BEZ_NAME", "RTK_NAME", "STB_NAME"]].tolist() == ["Alt-Musterstadt", "Mitte", "Mitte"]


def test_keys_are_text_with_leading_zeros(areas: pd.DataFrame, demo: Path) -> None:
    assert areas["PLR_ID"].str.fullmatch(r"\d{6}").all()
    assert (areas["PLR_ID"].str[:2] == areas["BEZ_NR"]).all()
    assert areas["PLR_ID"].str.startswith("0").sum() > 40
    for year in YEARS:
        assert population(demo, year)[1].index.tolist() == areas["PLR_ID"].tolist()
        _, cells = welfare(demo, year)
        assert cells.index.tolist() == areas["PLR_ID"].tolist()
        assert cells["Planungsraum"].tolist() == areas["PLR_NAME"].tolist()


def test_names_have_what_german_names_have(areas: pd.DataFrame) -> None:
    every = " ".join([*areas["PLR_NAME"], *areas["BEZ_NAME"]])
    assert all(sign in every for sign in ("ä", "ö", "ü", "ß", "-", "St. "))
    assert areas["BEZ_NAME"].str.len().max() > 35


@pytest.mark.parametrize("level", ["BEZ_NR", "RTK_NR", "STB_NR"])
def test_every_unit_is_one_piece_on_one_bank(areas: pd.DataFrame, demo: Path, level: str) -> None:
    river = read_layer(demo / "musterstadt_gewaesser.shp").set_index("NAME").loc["Muster", "geometry"]
    matrix = touching(areas, across_water=False, river=river)
    for unit in areas[level].unique():
        members = set(areas.index[areas[level] == unit])
        reached, edge = set(), {min(members)}
        while edge:
            reached |= edge
            edge = {int(other) for area in edge for other in np.flatnonzero(matrix[area])} & members - reached
        assert reached == members, f"{level} {unit} falls apart"


def test_boundaries_are_clean(areas: pd.DataFrame) -> None:
    geometries = areas["geometry"].tolist()
    assert {geometry.GetGeometryName() for geometry in geometries} == {"POLYGON"}
    assert all(geometry.IsValid() and geometry.GetGeometryCount() == 1 for geometry in geometries)
    uses = Counter(edge for geometry in geometries for edge in segments(geometry))
    assert set(uses.values()) == {1, 2}
    # Edges used once are the city limit alone: every vertex of it has two of them, and the union has no hole.
    limit = Counter(point for edge, count in uses.items() if count == 1 for point in edge)
    assert set(limit.values()) == {2}
    whole = ogr.Geometry(ogr.wkbMultiPolygon)
    for geometry in geometries:
        whole.AddGeometry(geometry)
    union = whole.UnionCascaded()
    assert union.GetGeometryName() == "POLYGON"
    assert union.GetGeometryCount() == 1
    assert union.Area() == pytest.approx(sum(geometry.Area() for geometry in geometries), abs=0.01)
    for first, second in combinations(geometries, 2):
        if first.Touches(second) or first.Disjoint(second):
            continue
        assert first.Intersection(second).Area() == 0


def test_boundaries_look_like_a_citys(areas: pd.DataFrame, demo: Path) -> None:
    size = np.array([geometry.Area() for geometry in areas["geometry"]]) / 1e4
    centre = [geometry.Centroid() for geometry in areas["geometry"]]
    far = np.hypot([point.GetX() - 390000 for point in centre], [point.GetY() - 6010000 for point in centre])
    assert np.median(size[far < 2000]) * 5 < np.median(size[far > 6000])
    west, east = zip(*(geometry.GetEnvelope()[:2] for geometry in areas["geometry"]), strict=True)
    assert 18e3 < max(east) - min(west) < 22e3
    # No naked Voronoi cells: those have some six corners and straight sides.
    assert np.median([geometry.GetGeometryRef(0).GetPointCount() for geometry in areas["geometry"]]) > 25
    points = [value for geometry in areas["geometry"] for value in geometry.GetGeometryRef(0).GetPoints()[0][:2]]
    assert np.allclose(np.round(points, 2), points, atol=1e-9)
    # The river is a border: no area lies on both banks by more than the water's own width.
    river = read_layer(demo / "musterstadt_gewaesser.shp").set_index("NAME").loc["Muster", "geometry"]
    for geometry in areas["geometry"]:
        dry = geometry.Difference(river)
        pieces = [dry.GetGeometryRef(part).Area() for part in range(dry.GetGeometryCount())]
        if dry.GetGeometryName() == "MULTIPOLYGON":
            assert sorted(pieces)[-2] < 1000


def test_layers_say_their_encoding_and_system(demo: Path) -> None:
    for name in ("planungsraeume", "gewaesser", "wald", "strassen"):
        path = demo / f"musterstadt_{name}.shp"
        assert path.with_suffix(".cpg").read_text("ascii") == "UTF-8"
        assert "ETRS_1989_UTM_Zone_32N" in path.with_suffix(".prj").read_text("ascii")
        layer = read_layer(path)
        assert len(layer) > 0
        assert all(geometry.IsValid() for geometry in layer["geometry"])


@pytest.mark.parametrize("year", YEARS)
def test_population_table_has_office_style(demo: Path, year: int) -> None:
    raw = (demo / f"einwohner_{year}.csv").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n") == 138 + 8
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    lines, numbers, _ = population(demo, year)
    assert lines[0] == ["Musterstadt (erfundene Stadt) – Einwohner nach Planungsräumen"]
    assert lines[1] == [f"Stichtag: 31.12.{year}"]
    assert lines[-2] == ["Quelle: Statistisches Amt Musterstadt (erfundene Daten)"]
    assert len(numbers) == 138
    cells = [cell for line in lines[4:143] for cell in line[2:-2]]
    assert any(re.fullmatch(r"\d{1,3}\.\d{3}", cell) for cell in cells) == (year == 2022)
    assert all(re.fullmatch(r"\d\d,\d", line[-2]) for line in lines[4:143])
    assert "." in cells
    assert "-" in cells


@pytest.mark.parametrize("year", YEARS)
def test_population_adds_up(demo: Path, year: int) -> None:
    _, numbers, total = population(demo, year)
    assert (numbers[list(AGES)].sum(axis=1) == numbers["Einwohner_insgesamt"]).all()
    assert (numbers[list(AGES[:4])].sum(axis=1) == numbers["unter_18_Jahre"]).all()
    complete = numbers.columns[numbers.notna().all()].drop("Durchschnittsalter")
    assert {*AGES, "Haushalte"} <= set(complete)
    assert np.allclose(numbers[complete].sum(), total[complete], atol=1e-6)
    assert (
        (numbers["Wohndauer_unter_1_Jahr"] + numbers["Wohndauer_ueber_10_Jahre"])
        .le(numbers["Einwohner_insgesamt"])[
            numbers["Wohndauer_unter_1_Jahr"].notna() & numbers["Wohndauer_ueber_10_Jahre"].notna()
        ]
        .all()
    )
    assert not (numbers["Auslaender"] > numbers["mit_Migrationshintergrund"]).any()
    assert not (numbers["Haushalte_mit_Kindern"] > numbers["Haushalte"]).any()
    if year == 2024:
        assert 585_000 < total["Einwohner_insgesamt"] < 597_000


def test_people_move_as_the_population_changes(demo: Path, areas: pd.DataFrame) -> None:
    first, last = population(demo, 2022)[1], population(demo, 2024)[1]
    by_name = areas.set_index("PLR_NAME")["PLR_ID"]
    growth = (last["Einwohner_insgesamt"] / first["Einwohner_insgesamt"]).sort_values()
    assert growth.index[-1] == by_name["Neue Ziegelei"]
    assert growth.iloc[-1] > 2
    assert growth.drop([growth.index[-1], *by_name[list(UNINHABITED)]]).between(0.9, 1.1).all()
    assert last.loc[by_name["Industriehafen"], "Einwohner_insgesamt"] == 41
    assert 200 < last.loc[by_name["Auwiesen"], "Einwohner_insgesamt"] < 300
    assert last["Einwohner_insgesamt"].drop(by_name[list(UNINHABITED)]).min() > 1000


@pytest.mark.parametrize("year", YEARS)
def test_welfare_table_has_office_style(demo: Path, year: int) -> None:
    sheet, cells = welfare(demo, year)
    assert sheet.parent.sheetnames == ["Erläuterungen", "SGB II und Hilfen"]
    assert {"C5:E5", "F5:G5", "I5:J5", "A5:A6"} <= {str(merged) for merged in sheet.merged_cells.ranges}
    assert {
        "SGB_II_Regelleistungsberechtigte",
        "SGB_II_unter_15_Jahre",
        "SGB_II_15_bis_unter_25_Jahre",
        "Arbeitslose_insgesamt",
        "Arbeitslose_unter_25_Jahre",
        "Grundsicherung_65_Jahre_und_aelter",
        "Jugendhilfe_Hilfen_zur_Erziehung",
        "Jugendhilfe_Fruehe_Hilfen",
    } == set(cells.columns) - {"Planungsraum"}
    assert sheet["C7"].value == "Anzahl"
    values = [value for column in cells.columns[1:] for value in cells[column]]
    assert {type(value) for value in values} == {int, str}
    assert {value for value in values if isinstance(value, str)} == {".", "–"}
    assert min(value for value in values if isinstance(value, int)) >= 3
    districts = [row[0].value for row in sheet.iter_rows(min_row=8) if re.fullmatch(r"\d\d", str(row[0].value))]
    assert districts == ([f"{number:02d}" for number in range(1, 24)] if year == 2024 else [])


def test_suppressed_counts_cannot_be_recomputed(demo: Path) -> None:
    found = 0
    for year in YEARS:
        _, cells = welfare(demo, year)
        hidden = (cells.drop(columns="Planungsraum") == ".").groupby(cells.index.str[:2]).sum()
        assert not (hidden == 1).any().any()
        found += int(hidden.to_numpy().sum())
        assert not (population(demo, year)[1].isna().sum() == 1).any()
    assert found > 0


def test_district_rows_are_sums(demo: Path) -> None:
    sheet, cells = welfare(demo, 2024)
    numbers = cells.drop(columns="Planungsraum").replace({"–": 0}).to_numpy(dtype=object)
    compared = 0
    for row in sheet.iter_rows(min_row=8, values_only=True):
        if not re.fullmatch(r"\d\d", str(row[0])):
            continue
        mine = numbers[cells.index.str.startswith(row[0])]
        for place, total in enumerate(row[2:]):
            if "." not in mine[:, place]:
                assert mine[:, place].sum() == (0 if total == "–" else total)
                compared += 1
    assert compared > 150


def test_catalogue_refers_to_existing_columns(demo: Path) -> None:
    assert (demo / "indikatorenkatalog.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    table = catalogue(demo)
    assert len(table) >= 12
    assert table["name"].str.fullmatch(r"[a-z][a-z0-9_]{0,9}").all()
    assert table["direction"].isin(["-1", "0", "1"]).all()
    for year in YEARS:
        columns = set(published(demo, year).columns)
        used = {name for text in [*table["numerator"], *table["denominator"]] for name in re.findall(r"\w+", text)}
        assert used <= columns


@pytest.mark.parametrize("year", YEARS)
def test_nearly_all_areas_have_all_rates(demo: Path, areas: pd.DataFrame, year: int) -> None:
    values = rates(demo, published(demo, year))
    ordinary = areas.loc[~areas["PLR_NAME"].isin(UNINHABITED), "PLR_ID"]
    assert values.loc[ordinary].isna().any(axis=1).sum() <= 6
    harbour = areas.set_index("PLR_NAME").loc["Industriehafen", "PLR_ID"]
    assert values.loc[harbour].isna().sum() >= 2
    assert not (values.drop(columns=["hze_u18", "wander"]) > 100).any().any()


@pytest.mark.parametrize("year", YEARS)
def test_planted_kinds_are_found_but_not_exactly(demo: Path, generator: Any, year: int) -> None:
    cluster = pytest.importorskip("sklearn.cluster")
    metrics = pytest.importorskip("sklearn.metrics")
    kinds = pd.Series(generator.planted_kinds()[year])
    kinds = kinds[kinds > 0]
    assert len(kinds) == 136
    assert sorted(kinds.unique()) == [1, 2, 3, 4, 5, 6, 7]
    values = rates(demo, published(demo, year)).loc[kinds.index].dropna()
    z = (values - values.mean()) / values.std(ddof=0)
    found = cluster.KMeans(7, n_init=200, random_state=1).fit(z.to_numpy()).labels_
    assert 0.8 <= metrics.adjusted_rand_score(kinds[values.index], found) <= 0.95


@pytest.mark.parametrize("year", YEARS)
def test_neighbours_resemble_each_other(demo: Path, areas: pd.DataFrame, year: int) -> None:
    values = rates(demo, published(demo, year)).reindex(areas["PLR_ID"])
    weight = touching(areas, across_water=True).astype(float)
    for name in values:
        known = values[name].notna().to_numpy() & ~areas["PLR_NAME"].isin(UNINHABITED).to_numpy()
        z = values[name].to_numpy()[known]
        z = (z - z.mean()) / z.std()
        near = weight[np.ix_(known, known)]
        moran = float((z * (near @ z) / near.sum(axis=1)).mean())
        assert 0.25 < moran < 0.75, name


def test_some_areas_change_their_kind(generator: Any) -> None:
    kinds = pd.DataFrame(generator.planted_kinds())
    assert 3 <= (kinds[2022] != kinds[2024]).sum() <= 10


def test_note_says_that_the_city_is_invented(demo: Path) -> None:
    text = (demo / "LIESMICH.txt").read_text(encoding="utf-8")
    assert "erfundene Stadt" in text
    assert "CC0" in text
    assert all(path.stem.split("_2")[0] in text for path in demo.iterdir() if path.stem != "LIESMICH")
