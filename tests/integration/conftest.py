"""Fixtures of the tests that run algorithms inside QGIS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProject

from sozialraum_plugin.algorithms.provider import SozialraumProvider


@pytest.fixture(scope="session", autouse=True)
def provider(qgis_app: Any, qgis_processing: Any) -> Iterator[SozialraumProvider]:
    """The provider, registered once for all integration tests."""
    registry = QgsApplication.processingRegistry()
    found = registry.providerById("sozialraum")
    if found is None:
        found = SozialraumProvider()
        registry.addProvider(found)
    return found


@pytest.fixture(scope="module", autouse=True)
def empty_project(qgis_app: Any) -> None:
    """Each file begins without the layers that another one, in the same process, has left in the project."""
    QgsProject.instance().clear()
