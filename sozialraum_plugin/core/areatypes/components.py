"""Principal components: the two directions in which the areas differ most, to look at many indicators at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .kmeans import group_means
from .typology import Typology


@dataclass(frozen=True)
class Components:
    """The first components of the scaled and weighted matrix, the one with the largest share first.

    Each is turned so that its largest weight is positive; without that the sign would be chance.
    """

    scores: np.ndarray  # (areas, components)
    weights: np.ndarray  # (indicators, components), of length 1 each; a score is the sum of weighted indicators
    loadings: np.ndarray  # (indicators, components), correlation of the indicator with the scores
    shares: np.ndarray  # (components,), share of all differences between the areas
    centres: np.ndarray  # (k, components), mean scores of the types


def components(typology: Typology, count: int = 2) -> Components:
    """The first ``count`` principal components (Pearson 1901), fewer where there are fewer indicators.

    They are the eigenvectors of the covariance matrix, which is small whatever the number of areas.
    """
    matrix = typology.prepared.matrix
    centred = matrix - matrix.mean(axis=0)
    covariance = centred.T @ centred / len(matrix)
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(-values, kind="stable")[:count]
    variances, weights = np.maximum(values[order], 0), vectors[:, order]
    largest = np.argmax(np.abs(weights), axis=0)
    weights = weights * np.where(weights[largest, np.arange(len(order))] < 0, -1, 1)
    scores = centred @ weights
    spread = np.sqrt(np.diag(covariance))
    return Components(
        scores=scores,
        weights=weights,
        loadings=weights * np.sqrt(variances) / spread[:, None],
        shares=variances / np.trace(covariance),
        centres=group_means(scores, typology.member.types - 1, typology.k),
    )
