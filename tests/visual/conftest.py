"""The provider and its algorithms, as the integration tests have them."""

from ..integration.conftest import provider

__all__ = ["provider"]
