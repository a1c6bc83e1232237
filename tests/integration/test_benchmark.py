"""The benchmark page behind the profile: what compareregions found, region by region."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from sozialraum_plugin.gis.maps.benchmark import read_lines

from .maplayers import city, squares
from .profiles import with_fields

CATALOGUE = (
    "name;label;numerator;denominator;factor;unit;decimals\n"
    "quote;Arme Kinder;arm;kinder;100;%;1\nje;Hilfen je 1.000;hilfen;kinder;1000;;2\n"
)
REGION = re.compile(r"\s{2,}")


@pytest.fixture
def layer() -> QgsVectorLayer:
    made = squares(city())
    numbers = range(12)
    with_fields(made, {
        "kinder": [100] * 12, "arm": [None if n == 5 else 5 * n for n in numbers], "hilfen": [n % 5 for n in numbers],
    })  # fmt: skip
    return made


@pytest.fixture
def compared(layer: QgsVectorLayer, tmp_path: Path) -> str:
    catalogue = tmp_path / "katalog.csv"
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    path = str(tmp_path / "vergleich.gpkg")
    processing.run("sozialraum:compareregions", {
        "INPUT": layer, "KEY_FIELD": "key", "REGION_FIELD": "rtk", "REGION_NAME_FIELD": "rtk_name",
        "CATALOGUE": str(catalogue), "TYPE_FIELD": "typ", "LIKE_REGIONS": 1, "PREVIOUS": [layer],
        "YEARS": "2023;2024", "OUTPUT": path,
    })  # fmt: skip
    return path


class Heard(QgsProcessingFeedback):
    def __init__(self) -> None:
        super().__init__(False)
        self.warnings: list[str] = []

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def run(layer: QgsVectorLayer, folder: Path, heard: Heard | None = None, **more: Any) -> dict[str, Any]:
    given = {
        "INPUT": layer, "REGION_FIELD": "rtk", "REGION_LABEL_FIELD": "rtk_name", "FIELD": "typ", "LABEL_FIELD": "name",
        "TABLE_FIELDS": ["rate"], "LANGUAGE": "en", "FOLDER": str(folder), "TITLE": "Sozialräume", "WEB_PAGE": False,
    }  # fmt: skip
    return dict(processing.run("sozialraum:exportregionmaps", {**given, **more}, feedback=heard or Heard()))


def pages(path: str) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    done = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True)
    return done.stdout.split("\f")[:-1]


def lines(page: str) -> dict[str, list[str]]:
    split = [REGION.split(line.strip()) for line in page.splitlines()]
    return {cells[0]: cells[1:] for cells in split if len(cells) > 4}


def test_each_region_has_a_page_with_its_own_numbers(layer: QgsVectorLayer, compared: str, tmp_path: Path) -> None:
    result = run(layer, tmp_path / "maps", BENCHMARK=compared)
    assert result["COUNT"] == 3
    found = {}
    for path, key in zip(result["FILES"], ("01", "02", "03"), strict=True):
        read = pages(path)
        assert len(read) == 3
        assert "the region in comparison" in read[2]
        assert "Page 3 of 3" in read[2]
        assert "Page 2 of 3" in read[1]
        assert f"Gebiet {key}" in read[2]
        assert re.search(r"\b2023\b", read[2])
        assert "This is no ranking" in " ".join(read[2].split())
        like = {"01": "03", "02": "01", "03": "01"}[key]
        assert f"Regions of a like mix of types: {like}." in " ".join(read[2].split())
        found[key] = lines(read[2])
    # Areas 0 to 3 have 0 + 5 + 10 + 15 poor of 400 children, 4 to 7 have 20 + 30 + 35 of 300 as area 5 is not known,
    # 8 to 10 have 40 + 45 + 50 of 300, and area 11 without a region 55 of 100: the city has 305 of 1,100.
    assert found["01"]["Arme Kinder (%)"][0] == "7.5 ▼▼"
    assert found["01"]["Arme Kinder (%)"][1:5] == ["27.7", "−20.2", "45.0", "−37.5"]
    assert found["02"]["Arme Kinder (%)"][:5] == ["28.3*", "27.7", "+0.6", "7.5", "+20.8"]
    assert found["03"]["Arme Kinder (%)"][0] == "45.0 ▲▲"
    # 0 + 1 + 2 + 3 of 400 children.
    assert found["01"]["Hilfen je 1.000"][0].startswith("15.00")
    assert found["01"]["Hilfen je 1.000"][5:] == ["15.00", "0.00"]


def test_in_german_with_a_book_and_kept_layouts(layer: QgsVectorLayer, compared: str, tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    result = run(layer, tmp_path / "maps", BENCHMARK=compared, COMBINED=True, LANGUAGE="de")
    read = pages(result["FILES"][0])
    assert sum("7,5 ▼▼" in page for page in read) == 1
    assert sum("28,3*" in page for page in read) == 1


def test_layouts_that_are_kept_have_the_page_too(layer: QgsVectorLayer, compared: str, tmp_path: Path) -> None:
    project = QgsProject.instance()
    project.addMapLayer(layer)
    try:
        result = run(layer, tmp_path / "maps", BENCHMARK=compared, KEEP_LAYOUT=True)
        layout = project.layoutManager().layoutByName(result["LAYOUTS"][0])
        assert layout.pageCollection().pageCount() == 3
        table = next(one for one in project.mapLayers().values() if one.name() == "Regions in comparison")
        assert table.source().endswith("sozialraum_maps.gpkg|layername=benchmark_1")
        assert table.featureCount() == 6
        assert len(table.conditionalStyles().fieldStyles("c1")) == 4
    finally:
        project.clear()


def test_many_indicators_go_on_on_a_further_page(layer: QgsVectorLayer, tmp_path: Path) -> None:
    catalogue = tmp_path / "katalog.csv"
    rows = [f"q{n};Indikator {n};arm;kinder;100;%;1" for n in range(70)]
    catalogue.write_text("\n".join([CATALOGUE.splitlines()[0], *rows]) + "\n", encoding="utf-8")
    path = str(tmp_path / "vergleich.gpkg")
    processing.run("sozialraum:compareregions", {
        "INPUT": layer, "REGION_FIELD": "rtk", "CATALOGUE": str(catalogue), "OUTPUT": path,
    })  # fmt: skip
    read = pages(run(layer, tmp_path / "maps", BENCHMARK=path, REGIONS="01")["FILES"][0])
    assert len(read) > 3
    said = [name for page in read[2:] for name in re.findall(r"Indikator \d+", page)]
    assert said == [f"Indikator {n}" for n in range(70)]
    assert f"Page {len(read)} of {len(read)}" in read[-1]
    # Without types and earlier years there are no columns for them.
    assert "like mix" not in " ".join(" ".join(read).split())


def test_a_region_without_a_comparison_has_no_page(layer: QgsVectorLayer, compared: str, tmp_path: Path) -> None:
    table = QgsVectorLayer(f"{compared}|subset=region = '01'", "one", "ogr")
    heard = Heard()
    result = run(layer, tmp_path / "maps", heard, BENCHMARK=table)
    assert [len(pages(path)) for path in result["FILES"]] == [3, 2, 2]
    assert "Page 2 of 2" in pages(result["FILES"][1])[1]
    assert any("no benchmark page" in text and "Gebiet 02" in text for text in heard.warnings)


def test_images_get_a_further_page(layer: QgsVectorLayer, compared: str, tmp_path: Path) -> None:
    result = run(layer, tmp_path / "maps", BENCHMARK=compared, REGIONS="01", FORMAT="png", DPI=50)
    assert len(result["FILES"]) == 3


def test_wrong_tables_are_refused_in_words(layer: QgsVectorLayer, compared: str, tmp_path: Path) -> None:
    for given, words in (
        ({"BENCHMARK": layer}, "BENCHMARK lacks these fields: region, label"),
        ({"BENCHMARK": compared, "REGION_FIELD": "key"}, r"none of the regions of the field key \(REGION_FIELD\)"),
        ({"BENCHMARK": compared, "PROFILE": False}, "Set PROFILE to true"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            run(layer, tmp_path / "maps", **given)
    assert not list(tmp_path.glob("maps/*"))


def test_lines_are_read_as_they_were_written(compared: str) -> None:
    found = read_lines(QgsVectorLayer(compared, "t", "ogr"))
    assert list(found) == ["01", "02", "03"]
    first = found["01"][0]
    assert (first.label, first.unit, first.decimals, first.level, first.missing) == (
        "Arme Kinder",
        "%",
        1,
        "far_below",
        0,
    )
    assert first.numbers["value"] == pytest.approx(7.5)
