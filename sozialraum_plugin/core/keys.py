"""Keys of areas as text, and the ways in which a table's key may differ from the layer's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .grids import cell_text

EXACT = "exact"
SAMPLE = 3


def key_text(value: Any) -> str:
    """A key as text without blanks at its ends; 1100101.0 becomes 1100101; a missing one is empty."""
    return cell_text(value).strip()


@dataclass(frozen=True)
class LayerKeys:
    """The different keys of a layer, in its order. ``width`` is the common width of keys of digits, else 0."""

    field: str
    keys: tuple[str, ...]
    repeated: dict[str, int]
    missing: int
    width: int

    def sample(self) -> str:
        """Some keys, for messages."""
        return sample(self.keys)


def sample(keys: Iterable[str], count: int = SAMPLE) -> str:
    """Some different keys, for messages."""
    shown = list(dict.fromkeys(key for key in keys if key))
    return ", ".join(shown[:count]) + (" …" if len(shown) > count else "")


def layer_keys(field: str, values: Iterable[Any]) -> LayerKeys:
    """The keys of a layer from the values of its key field."""
    texts = [key_text(value) for value in values]
    counts = Counter(text for text in texts if text)
    widths = {len(key) if key.isdecimal() else 0 for key in counts}
    return LayerKeys(
        field=field,
        keys=tuple(counts),
        repeated={key: count for key, count in counts.items() if count > 1},
        missing=texts.count(""),
        width=widths.pop() if len(widths) == 1 else 0,
    )


Form = Callable[[str, LayerKeys], str]


@dataclass(frozen=True)
class Rule:
    """A way to compare keys: both sides are brought into a form; an empty form takes no part."""

    name: str
    layer: Form
    table: Form


def _same(key: str, layer: LayerKeys) -> str:
    return key


def _without_decimals(key: str, layer: LayerKeys) -> str:
    return re.sub(r"^(\d+)[.,]0+$", r"\1", key)


def _without_blanks(key: str, layer: LayerKeys) -> str:
    return re.sub(r"[\s\u200b\ufeff]", "", unicodedata.normalize("NFKC", key)).casefold()


def _letters_and_digits(key: str, layer: LayerKeys) -> str:
    return "".join(sign for sign in _without_blanks(key, layer) if sign.isalnum())


def _filled_with_zeros(key: str, layer: LayerKeys) -> str:
    digits = _letters_and_digits(_without_decimals(key, layer), layer)
    # A key that begins with zero has not lost any: 01 among keys of four digits is a district.
    if not digits.isdecimal() or digits.startswith("0") or len(digits) >= layer.width:
        return ""
    return digits.zfill(layer.width)


def _of_width(key: str, layer: LayerKeys) -> str:
    return key if layer.width else ""


def _without_zeros(key: str, layer: LayerKeys) -> str:
    if layer.width and layer.keys and layer.keys[0].startswith("0"):
        return ""
    digits = _letters_and_digits(_without_decimals(key, layer), layer)
    return digits.lstrip("0") if digits.isdecimal() else ""


def _code_before_name(key: str, layer: LayerKeys) -> str:
    found = re.match(r"^(\d[\d.]*)(?:\s*[-–:]\s*|\s+)(?=[^\W\d])", key)
    if found:
        return found[1].rstrip(".")
    return key if key.isdecimal() else ""


# In the order in which they are tried; a key that one rule has matched takes no part in the next.
RULES = (
    Rule(EXACT, _same, _same),
    Rule("decimals", _same, _without_decimals),
    Rule("blanks", _without_blanks, _without_blanks),
    Rule("marks", _letters_and_digits, _letters_and_digits),
    Rule("zeros", _of_width, _filled_with_zeros),
    Rule("surplus_zeros", _without_zeros, _without_zeros),
    Rule("code", _code_before_name, _code_before_name),
)


@dataclass
class KeyMatch:
    """Which key of the layer each key of the table means.

    ``target`` and ``rule`` have one entry per table key, None where nothing was matched. ``ambiguous`` lists table
    keys that could mean several areas, or share one with another key, by the rule that found it.
    """

    target: list[str | None]
    rule: list[str | None]
    ambiguous: dict[str, str] = field(default_factory=dict)

    def count(self, rule: str) -> int:
        """How many table keys a rule has matched."""
        return sum(name == rule for name in self.rule)

    def found(self) -> int:
        """How many different keys of the layer are matched."""
        return len({target for target in self.target if target is not None})


def match_keys(table: Sequence[str], layer: LayerKeys, rules: Sequence[Rule] = RULES) -> KeyMatch:
    """Match keys of a table to keys of a layer, rule by rule; an ambiguous match is never made."""
    result = KeyMatch([None] * len(table), [None] * len(table))
    free = set(layer.keys)
    open_rows = [row for row, key in enumerate(table) if key]
    for rule in rules:
        if not free or not open_rows:
            break
        areas: defaultdict[str, list[str]] = defaultdict(list)
        for key in layer.keys:
            if key in free:
                areas[rule.layer(key, layer)].append(key)
        areas.pop("", None)
        hits: defaultdict[str, list[int]] = defaultdict(list)
        for row in open_rows:
            form = rule.table(table[row], layer)
            if form in areas:
                hits[form].append(row)
        for form, rows in hits.items():
            # Several rows with the same key are duplicates, which the join reports; different keys are ambiguous.
            if len(areas[form]) > 1 or len({table[row] for row in rows}) > 1:
                result.ambiguous.update({table[row]: rule.name for row in rows})
                continue
            for row in rows:
                result.target[row], result.rule[row] = areas[form][0], rule.name
            free.discard(areas[form][0])
        open_rows = [row for row in open_rows if result.target[row] is None]
    for key in {table[row] for row, target in enumerate(result.target) if target is not None}:
        result.ambiguous.pop(key, None)
    return result
