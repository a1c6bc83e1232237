"""190,000 areas x 60 indicators, k = 8, 100 starts: our k-means against scikit-learn's, with the peak of memory.

``python -m tests.bench.many [runs] [starts]``. Peaks are those of the process, the matrix (87 MiB) among them.
"""

from __future__ import annotations

import sys
from typing import Any

from .common import compare, once

ROWS, COLUMNS, TYPES = 190_000, 60, 8


def matrix() -> Any:
    """Rows of twelve blurred kinds, written in pieces so that making them needs no second matrix."""
    import numpy as np

    rng = np.random.default_rng(3)
    kinds = rng.normal(size=(12, COLUMNS)) * 0.8
    data = np.empty((ROWS, COLUMNS))
    for begin in range(0, ROWS, 10_000):
        part = data[begin : begin + 10_000]
        part[:] = kinds[rng.integers(0, 12, len(part))] + rng.normal(size=part.shape)
    return data


def run(way: str, starts: int) -> None:
    """One fit in this process; its within sum of squares goes to the error channel."""
    import numpy as np
    import sklearn.cluster
    import threadpoolctl  # noqa: F401

    from sozialraum_plugin.core.areatypes.kmeans import kmeans

    data = matrix()

    def ours() -> None:
        print(kmeans(data, TYPES, starts, np.random.default_rng(1)).within, file=sys.stderr)

    def theirs() -> None:
        fit = sklearn.cluster.KMeans(n_clusters=TYPES, n_init=starts, random_state=1).fit(data)
        print(fit.inertia_, file=sys.stderr)

    once({"ours": ours, "sklearn": theirs, "nothing": lambda: None}[way])


if __name__ == "__main__":
    words = sys.argv[1:]
    if words and not words[0].isdigit():
        run(words[0], int(words[1]))
    compare("tests.bench.many", ("ours", "sklearn", "nothing"), int(words[0]) if words else 1, words[1:2] or ["100"])
