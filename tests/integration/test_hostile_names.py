"""Names that look like expressions, SQL, HTML, formulas or paths, once through all steps: they stay texts."""

from __future__ import annotations

import csv
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
import processing
import pytest
from osgeo import ogr
from qgis.core import QgsVectorLayer

from .regionlayers import layer_of, rows_of
from .test_exportregionmaps import tool
from .test_packets import fill

# 402 stands nowhere unless somebody has computed it.
NAMES = [
    '"a" || [% 40 || 2 %]', "x'; DROP TABLE areas; --", "<script>alert(1)</script>", "=cmd|' /C calc'!A0",
    "@SUM(1)", "+40&2", "-2+3", "../../etc/passwd", "C:\\Windows\\CON", "CON", "langer Name " * 30, "Ende. .",
    "An\"führ'ung`en´", "Zeile\nzwei", "\u202eumgekehrt \u05e9\u05db\u05d5\u05e0\u05d4", "{0} %s %n ${x} &amp; <b>",
]  # fmt: skip
REGIONS = ["../[% 40 || 2 %]", "=1+1;<img src=x onerror=alert(1)>", "NUL", "'; DELETE FROM a; --"]
COLUMN, TEXT = '"a" || [% 40 || 2 %]', "x'; DROP TABLE areas; --"
HEADERS = ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "[% 40 || 2 %] @x"]
TYPES = ["=1+1", "[% 40 || 2 %]", "<script>alert(1)</script>"]
TITLE = "<script>alert(1)</script> [% 40 || 2 %] =1+1"
KEYS = [f"0{number // 6}{number:02}" for number in range(16)]
FIELDS: dict[str, type] = {"KEY": str, "NAME": str, "RTK": str, "RTK_NAME": str, COLUMN: float, TEXT: str, "ew": int}


def areas() -> QgsVectorLayer:
    rows: list[list[Any]] = [
        [key, NAMES[number], f"R{number % 4}", REGIONS[number % 4], 0.5 * number, NAMES[-1 - number], 1000 + number]
        for number, key in enumerate(KEYS)
    ]
    return layer_of(FIELDS, rows, name=TITLE)


def table(folder: Path) -> str:
    path = folder / "=cmd [% 40 || 2 %] '; --.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Schlüssel", *HEADERS])
        for number, key in enumerate(KEYS):
            group = int(key[1])
            writer.writerow([key, 100 * group + number, 10 + 50 * group - number, NAMES[number]])
    return str(path)


class Page(HTMLParser):
    """Fails where data has become markup."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.inner = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inner = tag
        assert tag != "script" or not attrs
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            assert name == "xmlns" or not str(value).strip().lower().startswith(("javascript:", "http:")), (tag, value)
            assert value != "x"

    def handle_data(self, data: str) -> None:
        if self.inner == "script":
            assert "alert(1)" not in data
        self.text.append(data)


def page_text(path: str | Path) -> str:
    content = Path(path).read_text(encoding="utf-8")
    page = Page()
    page.feed(content)
    text = " ".join("".join(page.text).split())
    assert "402" not in text
    return text


@pytest.fixture(scope="module")
def walked(qgis_processing: Any, provider: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the steps gave, one after the other."""
    folder = tmp_path_factory.mktemp("walk") / "[% 40 || 2 %] '; DROP --"
    folder.mkdir()
    joined = processing.run("sozialraum:joinindicators", {
        "INPUT": areas(), "KEY_FIELD": "KEY", "TABLE": table(folder),
        "OUTPUT": str(folder / "=[% 40 || 2 %] (joined).gpkg"),
        "REPORT": str(folder / "join.html"),
    })  # fmt: skip
    layer = QgsVectorLayer(joined["OUTPUT"])
    names = layer.fields().names()
    catalogue = folder / "catalogue.csv"
    rates = [f"r{number};{label};{names[-3 + number]};ew;100;{unit};1;1;{label};{label}" for number, (label, unit) in
             enumerate([("=1+1 <b>[% 40 || 2 %]</b>", "%"), ("@x <script>alert(1)</script>", "je 100")])]  # fmt: skip
    header = "name;label;numerator;denominator;factor;unit;decimals;direction;topic;source"
    catalogue.write_text("\n".join([header, *rates]), encoding="utf-8")
    rated = processing.run("sozialraum:computerates", {
        "INPUT": joined["OUTPUT"], "CATALOGUE": str(catalogue), "OUTPUT": str(folder / "rates.gpkg"),
    })  # fmt: skip
    typed = processing.run("sozialraum:computeareatypes", {
        "INPUT": rated["OUTPUT"], "KEY_FIELD": "KEY", "NAME_FIELD": "NAME", "INDICATORS": ["r0", "r1"], "CLUSTERS": 3,
        "STARTS": 10, "BOOTSTRAPS": 0, "TYPE_FIELD": "typ", "TYPE_NAMES": ";".join(TYPES),
        "EXPLAIN": f"{KEYS[0]};{KEYS[9]}",
        "REPORT": str(folder / "types.html"), "MODEL": str(folder / "model.json"), "LANGUAGE": "de",
        "OUTPUT": str(folder / "types.gpkg"),
    })  # fmt: skip
    indexed = processing.run("sozialraum:computestatusindex", {
        "INPUT": typed["OUTPUT"], "KEY_FIELD": "KEY", "STATUS_INDICATORS": ["r0", COLUMN], "POPULATION_FIELD": "ew",
        "REPORT": str(folder / "index.html"), "OUTPUT": str(folder / "index.gpkg"),
    })  # fmt: skip
    return {"folder": folder, "join": joined, "types": typed, "index": indexed, "layer": indexed["OUTPUT"]}


def test_the_layer_holds_what_it_held(walked: dict[str, Any]) -> None:
    before, after = rows_of(areas(), "KEY"), rows_of(walked["layer"], "KEY")
    assert set(before) == set(after)
    for key, row in before.items():
        assert {name: after[key][name] for name in FIELDS} == row
    layer = QgsVectorLayer(walked["layer"])
    names = layer.fields().names()
    at = [place for place in range(len(names)) if layer.attributeAlias(place) in HEADERS]
    assert [layer.attributeAlias(place) for place in at] == HEADERS
    assert [after[key][names[at[2]]] for key in KEYS] == [" ".join(name.split()) for name in NAMES]
    assert {row["typ_name"] for row in after.values()} == set(TYPES)


def test_reports_are_texts(walked: dict[str, Any]) -> None:
    folder = walked["folder"]
    join, types, index = (page_text(folder / f"{name}.html") for name in ("join", "types", "index"))
    for header in HEADERS:
        assert header in join
    for name in TYPES:
        assert name in types
    assert "=1+1 <b>[% 40 || 2 %]</b>" in types
    assert COLUMN in index


def test_maps(walked: dict[str, Any]) -> None:
    folder = walked["folder"] / "maps"
    made = processing.run("sozialraum:exportregionmaps", {
        "INPUT": walked["layer"], "REGION_FIELD": "RTK", "REGION_LABEL_FIELD": "RTK_NAME", "FIELD": "typ",
        "LABEL_FIELD": "NAME", "TITLE": TITLE, "SUBTITLE": TITLE, "SOURCE": TITLE, "PROFILE": True, "LANGUAGE": "de",
        "FOLDER": str(folder), "TABLE_FIELDS": ["r0", COLUMN],
    })  # fmt: skip
    files = [Path(path) for path in made["FILES"]]
    assert len(files) == 4
    for path in files:
        assert path.parent == folder
        assert re.fullmatch(r"RTK_R\d[A-Za-z0-9_-]*\.pdf", path.name), path.name
        text = " ".join(tool("pdftotext", path, "-").split())
        assert "402" not in text
        assert text.count("[% 40 || 2 %]") >= 2
        assert "<script>alert(1)</script>" in text
    page = page_text(made["WEB_PAGE_FILE"])
    assert "<img src=x onerror=alert(1)>" in page
    assert "[% 40 || 2 %]" in page
    listed = Path(made["LIST"]).read_text(encoding="utf-8-sig")
    assert not re.search(r"(?m)(^|;)\"?[=+@-]", listed)


def test_packages(walked: dict[str, Any]) -> None:
    folder = walked["folder"] / "package"
    processing.run("sozialraum:exportlayers", {
        "INPUT": [walked["layer"]], "FORMATS": ["gpkg", "geojson", "shp", "xlsx", "csv", "project"], "LANGUAGE": "de",
        "FOLDER": str(folder),
    })  # fmt: skip
    made = [path for path in folder.rglob("*") if path.is_file()]
    assert made
    for path in made:
        assert re.fullmatch(r"[\w .()-]+", path.name), path.name
        assert not path.name.endswith((" ", "."))
    wanted = [row["NAME"] for row in (rows_of(walked["layer"], "KEY")[key] for key in KEYS)]
    for path in (next(folder.rglob("*.gpkg")), next(folder.rglob("*.geojson")), next(folder.rglob("*.shp"))):
        source = ogr.Open(str(path))
        found = {feature["KEY"]: feature["NAME"] for feature in source.GetLayer(0)}
        del source
        assert set(found) == set(KEYS), (path.suffix, set(KEYS) - set(found))
        for key, name in zip(KEYS, wanted, strict=True):
            assert found[key] == name or (path.suffix == ".shp" and name.startswith(found[key])), path.suffix
    for path in folder.rglob("*.xlsx"):
        for sheet in openpyxl.load_workbook(path).worksheets:
            for row in sheet.iter_rows():
                # What begins with = is a text there, not a formula.
                assert all(cell.data_type != "f" for cell in row), (path.name, sheet.title)
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for line in csv.reader(file, delimiter=";"):
                for cell in line:
                    assert not cell.startswith(("=", "+", "@", "\t")), cell
                    assert not cell.startswith("-") or re.fullmatch(r"-[\d.,]+", cell), cell
    for path in folder.rglob("*.html"):
        page_text(path)


def test_packets(walked: dict[str, Any]) -> None:
    folder, report = walked["folder"] / "packets", walked["folder"] / "read.html"
    common = {
        "INPUT": walked["layer"], "KEY_FIELD": "KEY", "NAME_FIELD": "NAME", "REGION_FIELD": "RTK",
        "REGION_NAME_FIELD": "RTK_NAME", "TYPE_FIELD": "typ", "LANGUAGE": "de", "FOLDER": str(folder),
    }  # fmt: skip
    processing.run("sozialraum:makepackets", {**common, "INDICATORS": ["r0", COLUMN], "YEAR": TITLE[:30]})
    packets = sorted(folder.rglob("*.gpkg"))
    assert len(packets) == 4
    for path in folder.rglob("*"):
        assert re.fullmatch(r"[\w .()-]+", path.name), path.name
    fill(packets[0], KEYS[0], reason=TITLE, author=NAMES[0], proposed_type=2, comment_data=NAMES[3], date="2024-01-02")
    result = processing.run("sozialraum:readpackets", {
        **common, "REPORT": str(report), "NOTES": "memory:", "OVERRIDES": "memory:", "ACCEPT": "clear",
    })  # fmt: skip
    text = page_text(report)
    assert TITLE in text
    assert NAMES[3] in text
    notes = [feature.attributes() for feature in result["NOTES"].getFeatures()]
    assert any(NAMES[3] in map(str, row) for row in notes)


def test_a_null_byte_loses_no_row(tmp_path: Path) -> None:
    rows = [[f"0{number}", f"Null\0{number}\x01", f"R\0{number % 2}", number % 3 + 1] for number in range(9)]
    layer = layer_of({"KEY": str, "NAME": str, "RTK": str, "typ": int}, rows)
    formats = ["gpkg", "geojson", "shp", "xlsx", "csv"]
    processing.run("sozialraum:exportlayers", {"INPUT": [layer], "FOLDER": str(tmp_path), "FORMATS": formats})
    for ending in ("gpkg", "geojson", "shp"):
        source = ogr.Open(str(next(tmp_path.glob(f"*.{ending}"))))
        # GDAL ends a text at its first null byte.
        found = [(feature["KEY"], feature["NAME"]) for feature in source.GetLayer(0)]
        assert found == [(f"0{number}", "Null") for number in range(9)], ending
        del source
    sheet = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx"))).worksheets[0]
    assert [str(row[0].value) for row in sheet.iter_rows()][-9:] == [f"0{number}" for number in range(9)]
