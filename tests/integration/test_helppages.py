"""The help of every algorithm in both languages: each parameter and output is told, an example call could run."""

from __future__ import annotations

import html
import re

import pytest
from qgis.core import QgsProcessingAlgorithm

from sozialraum_plugin.algorithms.provider import ALGORITHMS, SozialraumProvider
from sozialraum_plugin.gis import paths

NAMES = [kind.NAME for kind in ALGORITHMS]


@pytest.fixture(scope="module")
def algorithms(provider: SozialraumProvider) -> dict[str, QgsProcessingAlgorithm]:
    return {one.name(): one for one in provider.algorithms()}


def text_of(name: str, language: str) -> str:
    """What a page says, in one line."""
    text = re.sub(r"<[^>]+>", " ", paths.help_page(name, language).read_text(encoding="utf-8"))
    return " ".join(html.unescape(text).replace("\\\n", " ").split())


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_and_output_is_told(
    name: str, language: str, algorithms: dict[str, QgsProcessingAlgorithm]
) -> None:
    algorithm = algorithms[name]
    told = set(re.findall(r"[A-Z][A-Z0-9_]*", text_of(name, language).partition("qgis_process run")[0]))
    wanted = {one.name() for one in (*algorithm.parameterDefinitions(), *algorithm.outputDefinitions())}
    example = {one.name() for one in algorithm.parameterDefinitions() if one.name() in ("INPUT", "OUTPUT", "FOLDER")}
    assert wanted - told - example == set()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_the_example_call_names_what_there_is_and_all_that_is_needed(
    name: str, language: str, algorithms: dict[str, QgsProcessingAlgorithm]
) -> None:
    calls = re.findall(rf"qgis_process run sozialraum:{name} (.*?)(?=qgis_process|$)", text_of(name, language))
    assert calls
    known = {one.name(): one for one in algorithms[name].parameterDefinitions()}
    needed = {
        one.name()
        for one in known.values()
        if not one.flags() & one.Flag.FlagOptional and one.defaultValue() is None and not one.isDestination()
    }
    for call in calls:
        given = set(re.findall(r"--([A-Z0-9_]+)=", call))
        assert given - known.keys() == set()
        assert needed - given == set()
