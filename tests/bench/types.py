"""The whole algorithm (1,000 starts, 100 bootstraps, report) against scikit-learn's bare ``KMeans(n_init=1000)``.

``python -m tests.bench.types [runs] [areas ...]``: made-up areas with 12 indicators, 138 and 542 of them.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from .common import compare, once, start

FOLDER = Path(tempfile.gettempdir()) / "sozialraum-bench"
INDICATORS = 12


def matrix(count: int) -> Any:
    """Areas of seven blurred kinds, shape (count, 12)."""
    import numpy as np

    rng = np.random.default_rng(7)
    kinds = rng.normal(size=(7, INDICATORS)) * 1.2
    return kinds[rng.integers(0, 7, count)] + rng.normal(size=(count, INDICATORS))


def layer(count: int) -> Path:
    """The areas as a GeoPackage, made once."""
    from osgeo import ogr

    path = FOLDER / f"types{count}.gpkg"
    if path.exists():
        return path
    FOLDER.mkdir(exist_ok=True)
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    made = source.CreateLayer("areas", None, ogr.wkbPolygon)
    made.CreateField(ogr.FieldDefn("KEY", ogr.OFTString))
    for number in range(INDICATORS):
        made.CreateField(ogr.FieldDefn(f"K{number}", ogr.OFTReal))
    for number, row in enumerate(matrix(count).tolist()):
        feature = ogr.Feature(made.GetLayerDefn())
        feature["KEY"] = f"{number:06d}"
        for place, value in enumerate(row):
            feature[f"K{place}"] = value
        x = number
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({x} 0,{x + 1} 0,{x + 1} 1,{x} 0))"))
        made.CreateFeature(feature)
    del made, source
    return path


def run(way: str, count: int) -> None:
    """One computation in this process."""
    if way == "sklearn":
        from sklearn.cluster import KMeans
        from sklearn.preprocessing import StandardScaler

        data = StandardScaler().fit_transform(matrix(count))
        once(lambda: KMeans(n_clusters=7, n_init=1000, random_state=1).fit(data))
    path = layer(count)
    processing = start()
    # Both sides are measured without the import of their packages.
    import matplotlib.pyplot  # noqa: F401
    import pandas  # noqa: F401
    import scipy.cluster.hierarchy  # noqa: F401
    import sklearn.metrics  # noqa: F401

    once(lambda: processing.run("sozialraum:computeareatypes", {
        "INPUT": str(path), "KEY_FIELD": "KEY", "INDICATORS": [f"K{n}" for n in range(INDICATORS)],
        "OUTPUT": str(FOLDER / "typed.gpkg"), "MODEL": str(FOLDER / "model.json"),
        "REPORT": str(FOLDER / "types.html"),
    }))  # fmt: skip


if __name__ == "__main__":
    words = sys.argv[1:]
    if words and words[0] in ("ours", "sklearn"):
        run(words[0], int(words[1]))
    runs = int(words[0]) if words else 3
    for count in [int(word) for word in words[1:]] or [138, 542]:
        layer(count)
        print(f"{count} areas")
        compare("tests.bench.types", ("ours", "sklearn"), runs, [str(count)])
