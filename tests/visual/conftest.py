"""The provider and its algorithms, as in the integration tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import QgsApplication

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
