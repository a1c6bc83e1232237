"""The seven planted kinds of area: what their people are like. Every figure is invented."""

from __future__ import annotations

import numpy as np

from .geometry import Floats

KINDS = (
    "Innenstadt, jung und mobil",
    "Gründerzeitquartier mit Familien",
    "Großwohnsiedlung",
    "Gemischtes Arbeiterquartier",
    "Durchschnittliche Mischlage",
    "Etabliertes Eigenheimgebiet",
    "Familiengebiet am Stadtrand",
)

# How many of the 138 areas are of each kind.
QUOTA = (16, 19, 16, 20, 25, 23, 19)

# Wanted distance to the market place in km, and how much it matters.
DISTANCE = ((0.9, 1.2), (2.6, 0.7), (5.6, 0.30), (3.6, 0.35), (5.0, 0.25), (7.0, 0.40), (8.0, 0.45))

# Shares of the seven age groups in percent.
AGE_GROUPS = ("0-3", "3-6", "6-10", "10-18", "18-27", "27-65", "65+")
AGES = np.array(
    [
        [2.1, 1.7, 2.1, 4.1, 20.5, 55.9, 13.6],
        [3.5, 3.1, 3.7, 6.0, 10.0, 58.7, 15.0],
        [3.3, 3.3, 4.6, 9.0, 11.3, 48.0, 20.5],
        [2.9, 2.6, 3.2, 6.3, 14.0, 56.0, 15.0],
        [2.6, 2.5, 3.3, 6.6, 10.0, 53.0, 22.0],
        [2.0, 2.1, 3.0, 6.7, 7.4, 49.3, 29.5],
        [3.3, 3.5, 4.9, 9.8, 8.5, 52.0, 18.0],
    ]
)

# Rates in percent of the group each refers to, one row for each kind's figure.
RATES: dict[str, tuple[float, ...]] = {
    "foreign": (25, 17, 36, 38, 23, 10, 13),  # of all inhabitants
    "migrant_german": (14, 14, 33, 27, 20, 11, 14),  # of German citizens
    "migrant_u18": (46, 35, 80, 74, 54, 25, 33),  # of those under 18
    "sgb2_u15": (10, 7, 33, 24, 14, 3.6, 5.0),
    "sgb2_15_25": (4, 5, 20, 14, 8, 2.4, 3.4),
    "sgb2_25_65": (5, 4.5, 17, 13, 8, 2.4, 3.3),
    "jobless": (3.5, 3.3, 8.3, 7.4, 5.0, 2.1, 2.5),  # of those from 15 to 65
    "jobless_u25": (3.0, 3.2, 7.4, 6.6, 4.7, 2.7, 2.9),  # of those from 15 to 25
    "poor_65": (9, 6.5, 15, 16, 7.5, 2.2, 3.0),
    "single_parents": (24, 21, 28, 27, 23, 16, 14),  # of households with children
    "help": (3.1, 2.4, 6.0, 4.9, 3.5, 1.9, 2.1),  # of those under 18
    "early_help": (8, 9, 19, 16, 12, 8.0, 8.0),  # of those under 3
    "stay_short": (21, 13.5, 8.5, 15, 10.5, 7.0, 8.5),
    "stay_long": (21, 31, 45, 32, 41, 57, 47),
}
HOUSEHOLD_SIZE = (1.45, 1.92, 2.25, 1.85, 1.95, 2.12, 2.45)

# Rates that rise and fall together with an area's strain, beyond its kind.
STRAIN: dict[str, float] = {
    "foreign": 0.5, "migrant_german": 0.4, "migrant_u18": 0.5, "sgb2_u15": 1.0, "sgb2_15_25": 1.0, "sgb2_25_65": 1.0,
    "jobless": 0.8, "jobless_u25": 0.8, "poor_65": 0.7, "single_parents": 0.5, "help": 0.7, "early_help": 0.5,
    "stay_short": 0.0, "stay_long": 0.0,
}  # fmt: skip

# Change of the whole city against the year before, as a factor of the odds.
TREND: dict[str, tuple[float, float]] = {
    "foreign": (1.035, 1.02), "migrant_german": (1.01, 1.01), "migrant_u18": (1.03, 1.02), "sgb2_u15": (1.03, 0.98),
    "sgb2_15_25": (1.02, 0.99), "sgb2_25_65": (1.03, 0.99), "jobless": (1.04, 1.05), "jobless_u25": (1.06, 1.05),
    "poor_65": (1.04, 1.03), "single_parents": (1.0, 1.01), "help": (1.03, 1.04), "early_help": (1.04, 1.02),
    "stay_short": (0.97, 0.98), "stay_long": (1.0, 1.01),
}  # fmt: skip


def odds(rate: str) -> Floats:
    """Logarithm of the odds for each kind."""
    share = np.asarray(RATES[rate]) / 100.0
    return np.asarray(np.log(share / (1.0 - share)), dtype=float)
