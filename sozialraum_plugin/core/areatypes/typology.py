"""Area types: cluster analysis of prepared areas, ordered by strain, with what each area's membership is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..messages import InputError, Note
from ..threads import Tick
from .kmeans import Solution, from_centres, kmeans, no_tick
from .partitions import distances, group_means, has_distinct, total_ss, within_ss
from .preparation import Prepared, grouped

METHODS = ("kmeans", "ward", "ward+kmeans")
# Ward needs all pairs of areas in memory (3.2 GB here), silhouettes need all pairs in time.
MOST_FOR_WARD = 20_000
MOST_FOR_SILHOUETTE = 20_000
_SILHOUETTE_MEMORY = 64  # MiB


@dataclass(frozen=True)
class Settings:
    """How areas are clustered."""

    clusters: int = 7
    method: str = "kmeans"
    starts: int = 1000
    seed: int = 1


@dataclass(frozen=True)
class Membership:
    """What each area's type is worth; all arrays have one value per area."""

    types: np.ndarray  # 1..k
    second: np.ndarray  # the type with the next nearest centre
    distance: np.ndarray  # to the own centre, in the scaled and weighted space
    distance_second: np.ndarray

    @property
    def ratio(self) -> np.ndarray:
        """Own distance to second distance: near 0 typical, near 1 between two types, above 1 nearer to the other."""
        with np.errstate(invalid="ignore", divide="ignore"):
            found = self.distance / self.distance_second
        # Both distances are 0 only where two centres coincide.
        return np.asarray(np.where(np.isnan(found), 1.0, found))


@dataclass(frozen=True)
class Typology:
    """Types 1..k of prepared areas, 1 with the least strain. Areas are in the order of ``prepared.keys``."""

    prepared: Prepared
    settings: Settings
    member: Membership
    silhouettes: np.ndarray  # per area; NaN where there are too many areas
    partial: Membership  # of the areas assigned by the indicators they have
    centres: np.ndarray  # (k, indicators), scaled and weighted
    strain: np.ndarray  # (k,), mean direction-signed z
    within_ss: float
    r2: float
    silhouette: float
    starts: np.ndarray  # (starts, areas), partition of each start; empty for ward

    @property
    def k(self) -> int:
        """The number of types."""
        return len(self.centres)

    @property
    def by_strain(self) -> bool:
        """Whether the types are numbered by strain, as computed ones are until somebody gives them another order."""
        return bool((np.diff(self.strain) >= 0).all())

    @property
    def sizes(self) -> np.ndarray:
        """Areas per type, without those assigned afterwards."""
        return np.bincount(self.member.types, minlength=self.k + 1)[1:]


def compute(prepared: Prepared, settings: Settings, tick: Tick = no_tick) -> Typology:
    """The types of prepared areas.

    The same areas, settings and seed give the same types whatever the order of the rows. Raises :class:`InputError`
    where so many types cannot be made.
    """
    check(prepared, settings)
    matrix = prepared.matrix
    solution = cluster(matrix, settings, np.random.default_rng(settings.seed), tick)
    k = settings.clusters
    strain = _strain(prepared, solution.labels, k)
    # Equal strain: the larger type, then the type of the first area comes first.
    first = [int(np.argmax(solution.labels == group)) for group in range(k)]
    counts = np.bincount(solution.labels, minlength=k)
    order = sorted(range(k), key=lambda group: (strain[group], -counts[group], first[group]))
    number = np.empty(k, dtype=np.intp)
    number[order] = np.arange(k)
    labels = number[solution.labels]
    centres = group_means(matrix, labels, k)
    within = within_ss(matrix, labels, centres)
    total = total_ss(matrix)
    silhouettes = silhouette_values(matrix, labels)
    return Typology(
        prepared=prepared,
        settings=settings,
        member=membership(matrix, labels, centres),
        silhouettes=silhouettes,
        partial=nearest(prepared.recipe.matrix(prepared.partial_values), centres),
        centres=centres,
        strain=strain[order],
        within_ss=within,
        r2=1 - within / total,
        silhouette=float(silhouettes.mean()),
        starts=solution.starts,
    )


def reordered(typology: Typology, order: Sequence[int]) -> Typology:
    """The same types with other numbers: type ``order[0]`` becomes 1, ``order[1]`` becomes 2 and so on."""
    places = np.array(order) - 1
    numbers = np.empty(len(places), dtype=np.intp)
    numbers[places] = np.arange(1, len(places) + 1)

    def renumbered(member: Membership) -> Membership:
        return replace(member, types=numbers[member.types - 1], second=numbers[member.second - 1])

    return replace(
        typology,
        member=renumbered(typology.member),
        partial=renumbered(typology.partial),
        centres=typology.centres[places],
        strain=typology.strain[places],
    )


def check(prepared: Prepared, settings: Settings) -> None:
    """Raise :class:`InputError` where ``settings`` do not fit the areas."""
    count, k = len(prepared.keys), settings.clusters
    if settings.method not in METHODS:
        known = ", ".join(METHODS)
        raise InputError("types-choice", parameter="METHOD", value=settings.method, known=known)
    if k < 2:
        raise InputError("types-too-few", value=k)
    if count < k:
        raise InputError("types-too-many", value=k, count=count, reasons=tuple(grouped(prepared.untyped)) or "–")
    if not has_distinct(prepared.matrix, k):
        different = len(np.unique(prepared.matrix, axis=0))
        raise InputError("types-too-few-distinct", value=k, count=different)
    if settings.method != "kmeans" and count > MOST_FOR_WARD:
        raise InputError("types-ward-size", method=settings.method, count=count, most=MOST_FOR_WARD)


def cluster(matrix: np.ndarray, settings: Settings, rng: np.random.Generator, tick: Tick = no_tick) -> Solution:
    """Labels 0..k-1 by the method of ``settings``, in no particular order of the labels."""
    if settings.method == "kmeans":
        return kmeans(matrix, settings.clusters, settings.starts, rng, tick)
    labels = ward(matrix, settings.clusters)
    centres = group_means(matrix, labels, settings.clusters)
    if settings.method == "ward+kmeans":
        return from_centres(matrix, centres)
    none = np.empty((0, len(matrix)), dtype=np.int32)
    return Solution(labels, centres, within_ss(matrix, labels, centres), none)


def ward(matrix: np.ndarray, k: int) -> np.ndarray:
    """Labels 0..k-1 of Ward's method on Euclidean distances (R: ``hclust(method = "ward.D2")``)."""
    from scipy.cluster.hierarchy import cut_tree, linkage

    return np.asarray(cut_tree(linkage(matrix, "ward"), k)[:, 0], dtype=np.intp)


def membership(matrix: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> Membership:
    """Distances to the own and the next nearest other centre; ``labels`` count from 0."""
    table = distances(matrix, centres)
    rows = np.arange(len(matrix))
    own = table[rows, labels]
    table[rows, labels] = np.inf
    second = table.argmin(axis=1)
    return Membership(labels + 1, second + 1, own, table[rows, second])


def nearest(matrix: np.ndarray, centres: np.ndarray) -> Membership:
    """The nearest and the second nearest centre.

    Missing values do not count: a squared distance over the known indicators is scaled up to all of them.
    """
    known = ~np.isnan(matrix)
    table = np.empty((len(matrix), len(centres)))
    for number, centre in enumerate(centres):
        squared = np.where(known, (matrix - centre) ** 2, 0).sum(axis=1)
        table[:, number] = np.sqrt(squared * matrix.shape[1] / np.maximum(known.sum(axis=1), 1))
    rows = np.arange(len(matrix))
    best = table.argmin(axis=1)
    own = table[rows, best]
    table[rows, best] = np.inf
    second = table.argmin(axis=1)
    return Membership(best + 1, second + 1, own, table[rows, second])


def silhouette_values(matrix: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Silhouette per area (Rousseeuw 1987); NaN where there are too many areas for all pairs."""
    if len(matrix) > MOST_FOR_SILHOUETTE:
        return np.full(len(matrix), np.nan)
    if len(np.unique(labels)) == len(labels):
        return np.zeros(len(matrix))  # an area alone in its type has 0 by definition
    from sklearn import config_context
    from sklearn.metrics import silhouette_samples

    # Pairs in small parts, which take no longer: scikit-learn's own are of a gigabyte.
    with config_context(working_memory=_SILHOUETTE_MEMORY):
        found = silhouette_samples(matrix, labels)
    # Twelve decimals: the last bits depend on the processor.
    return np.asarray(np.round(found, 12))


def _strain(prepared: Prepared, labels: np.ndarray, k: int) -> np.ndarray:
    signs = np.array([item.direction for item in prepared.recipe.indicators])
    means = group_means(prepared.z, labels, k) * signs
    # Twelve decimals: rounding must not decide the order.
    return np.asarray(np.round(means.sum(axis=1) / max(1, int(np.abs(signs).sum())), 12))


def small_types(typology: Typology, fewest: int = 5) -> list[Note]:
    """A remark for each type with fewer than ``fewest`` areas."""
    return [
        Note("types-small", {"type": number, "count": int(count)})
        for number, count in enumerate(typology.sizes, start=1)
        if count < fewest
    ]
