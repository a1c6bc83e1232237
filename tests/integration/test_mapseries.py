"""Several fields in one call: the atlas of social data, as files and as one book; what lies beside the maps."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any

import processing
import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from sozialraum_plugin.gis.maps import series

from .maplayers import city, maps_in, squares


@pytest.fixture
def layer() -> Any:
    made = squares(city())
    made.setFieldAlias(made.fields().lookupField("rate"), "Arbeitslosenquote")
    QgsProject.instance().addMapLayer(made)
    yield made
    QgsProject.instance().clear()


def options(layer: QgsVectorLayer, folder: Path, **more: Any) -> dict[str, Any]:
    return {
        "INPUT": layer, "REGION_FIELD": "rtk", "FIELD": "typ", "FIELDS": ["rate"], "LABEL_FIELD": "name",
        "TITLE": "Sozialdatenatlas", "LANGUAGE": "de", "FOLDER": str(folder), **more,
    }  # fmt: skip


def test_each_field_has_its_own_files(layer: QgsVectorLayer, tmp_path: Path) -> None:
    result = processing.run("sozialraum:exportregionmaps", options(layer, tmp_path, OVERVIEW=True))
    names = maps_in(tmp_path)
    assert sum(name.startswith("typ_rtk_") for name in names) == 3
    assert sum(name.startswith("rate_rtk_") for name in names) == 3
    assert sum("Gesamte_Stadt" in name or "Gesamt" in name for name in names) == 2
    assert result["COUNT"] == 6
    assert sorted(Path(path).name for path in result["FILES"]) == names
    # The table of the areas stands once, with the first field.
    from pypdf import PdfReader

    pages = {name: len(PdfReader(tmp_path / name).pages) for name in names if "rtk_" in name}
    assert all(count == (2 if name.startswith("typ_") else 1) for name, count in pages.items())


def test_the_list_tells_of_every_file(layer: QgsVectorLayer, tmp_path: Path) -> None:
    result = processing.run("sozialraum:exportregionmaps", options(layer, tmp_path))
    with Path(result["LIST"]).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert sorted(row["Datei"] for row in rows) == maps_in(tmp_path)
    assert {row["Region"] for row in rows} == {"rtk 01", "rtk 02", "rtk 03"}
    assert all(int(row["Bytes"]) == (tmp_path / row["Datei"]).stat().st_size for row in rows)


def test_the_web_page_links_every_map(layer: QgsVectorLayer, tmp_path: Path) -> None:
    result = processing.run("sozialraum:exportregionmaps", options(layer, tmp_path))
    page = Path(result["WEB_PAGE_FILE"]).read_text(encoding="utf-8")
    assert '<html lang="de"' in page
    for name in maps_in(tmp_path):
        assert f'href="{name}"' in page
    without = processing.run("sozialraum:exportregionmaps", options(layer, tmp_path / "b", WEB_PAGE=False))
    assert without["WEB_PAGE_FILE"] == ""
    assert not (tmp_path / "b" / "index.html").exists()


def test_more_regions_than_a_layout_holds(
    layer: QgsVectorLayer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pypdf = pytest.importorskip("pypdf")

    def drawn(folder: Path) -> dict[str, list[bytes]]:
        processing.run("sozialraum:exportregionmaps", options(layer, folder))
        return {
            name: [page.get_contents().get_data() for page in pypdf.PdfReader(folder / name).pages]
            for name in maps_in(folder)
        }

    together = drawn(tmp_path / "together")
    monkeypatch.setattr(series, "_TOGETHER", 2)
    assert drawn(tmp_path / "apart") == together
    assert sum(map(len, together.values())) == 3 * 2 + 3


def test_one_book_with_a_chapter_for_each_field(layer: QgsVectorLayer, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    result = processing.run("sozialraum:exportregionmaps", options(layer, tmp_path, COMBINED=True))
    assert maps_in(tmp_path) == ["Sozialdatenatlas.pdf"]
    assert result["COUNT"] == 6
    reader = pypdf.PdfReader(result["FILES"][0])
    chapters = [item.title for item in reader.outline if not isinstance(item, list)]
    assert chapters == ["Inhalt", "typ", "Arbeitslosenquote"]
    regions = [item.title for item in reader.outline[-1] if not isinstance(item, list)]
    assert regions == ["rtk 01", "rtk 02", "rtk 03"]
    # Contents, three maps with tables, three maps.
    assert len(reader.pages) == 1 + 6 + 3
    assert "Arbeitslosenquote" in reader.pages[0].extract_text()


def test_the_work_goes_sheet_by_sheet(layer: QgsVectorLayer, tmp_path: Path) -> None:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("sozialraum:exportregionmaps")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    work = algorithm.steps(options(layer, tmp_path, INPUT=layer.id()), context, feedback)
    counts = [0]
    while counts[-1] < 2:
        next(work)
        counts.append(len(maps_in(tmp_path)))
    # Several steps for each sheet, never two sheets in one.
    assert set(counts) == {0, 1, 2}
    assert len(counts) > 8
    assert all(after - before <= 1 for before, after in pairwise(counts))
    work.close()
    assert len(maps_in(tmp_path)) == 2
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_unknown_further_field_is_named(layer: QgsVectorLayer, tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"nix \(FIELDS\)"):
        processing.run("sozialraum:exportregionmaps", options(layer, tmp_path, FIELDS=["nix"]))
