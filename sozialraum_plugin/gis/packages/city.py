"""The words of the table that compares a region with the whole city."""

from __future__ import annotations

from ...core.packaging.city import Words
from ..translation import Texts


def city_words(texts: Texts, region: str) -> Words:
    """The words in the language of the package; ``region`` is the label of the region."""
    translate = texts.translate
    return Words(
        name=translate("PackageCity", "city"),
        title=translate("PackageCity", "Whole city, to compare"),
        columns={
            "layer": translate("PackageCity", "Layer"),
            "field": translate("PackageCity", "Field"),
            "label": translate("PackageCity", "Meaning"),
            "measure": translate("PackageCity", "Measure"),
            "city": translate("PackageCity", "Whole city"),
            "region": region,
            "city_areas": translate("PackageCity", "Areas with a value, whole city"),
            "region_areas": translate("PackageCity", "Areas with a value, {region}").format(region=region),
        },
        sum=translate("PackageCity", "Sum"),
        mean=translate("PackageCity", "Mean of the areas, unweighted"),
        count=translate("PackageCity", "Areas: {value}"),
        without=translate("PackageCity", "Areas without a value"),
    )


def city_advice(texts: Texts) -> str:
    """What a reader should know of the table."""
    return texts.translate(
        "PackageCity",
        "Values of the whole city: sums, and means over its areas in which each area counts alike, whatever its "
        "number of inhabitants. They are no rates of the city.",
    )
