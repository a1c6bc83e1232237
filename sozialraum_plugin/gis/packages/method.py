"""How the types of a package came about: read from their model, said in words, with the model's checksum."""

from __future__ import annotations

import json
from pathlib import Path

from ..translation import Texts


def model_facts(path: str, texts: Texts) -> list[tuple[str, str]]:
    """Labelled facts of a model file; needs numpy and pandas. Raises :class:`InputError` where it cannot be used."""
    from ...core.areatypes.model import read_model

    model = read_model(path)
    translate = texts.translate
    methods = {
        "kmeans": translate("PackageMethod", "k-means"),
        "ward": translate("PackageMethod", "Ward's method"),
        "ward+kmeans": translate("PackageMethod", "Ward's method, refined by k-means"),
    }
    scalings = {
        "zscore": translate("PackageMethod", "z-scores"),
        "range": translate("PackageMethod", "range 0 to 1"),
        "robust": translate("PackageMethod", "median and interquartile range"),
    }
    method = str(model.computation.get("method", ""))
    told = translate(
        "PackageMethod", "{method}, {types} area types from {indicators} indicators, scaled by {scaling}, seed {seed}"
    ).format(
        method=methods.get(method, method),
        types=len(model.sizes),
        indicators=len(model.labels),
        scaling=scalings.get(model.recipe.scaling, model.recipe.scaling),
        seed=model.computation.get("seed", "-"),
    )
    if model.recipe.transform != "none":
        told += ", " + translate("PackageMethod", "transformed by {name}").format(name=model.recipe.transform)
    content = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    return [
        (translate("PackageMethod", "Method of the area types"), told),
        (translate("PackageMethod", "Indicators of the area types"), ", ".join(model.labels)),
        (translate("PackageMethod", "Checksum of the model (SHA-256)"), str(content["sha256"])),
    ]
