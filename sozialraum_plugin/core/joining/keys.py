"""Keys of areas as text, and the ways in which a table's key may differ from the layer's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..tabular.grids import cell_text

EXACT = "exact"
GIVEN = "given"
NAMES = "names"
SAMPLE = 3
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe"})


def key_text(value: Any) -> str:
    """A key as text without blanks at its ends; 1100101.0 becomes 1100101; a missing one is empty."""
    return value.strip() if type(value) is str else cell_text(value).strip()


@dataclass(frozen=True)
class LayerKeys:
    """The different keys of a layer, in its order. ``width`` is the common width of keys of digits, else 0."""

    field: str
    keys: tuple[str, ...]
    repeated: dict[str, int]
    missing: int
    width: int

    @cached_property
    def leading_zeros(self) -> bool:
        """Whether some key begins with a zero."""
        return any(key.startswith("0") for key in self.keys)

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


def _without_zeros(key: str, layer: LayerKeys) -> str:
    # Where the layer's zeros are kept, a key with other zeros is one of another level.
    if layer.width and layer.leading_zeros:
        return ""
    digits = _letters_and_digits(_without_decimals(key, layer), layer)
    return digits.lstrip("0") if digits.isdecimal() else ""


def _code_before_name(key: str, layer: LayerKeys) -> str:
    found = re.match(r"^(\d[\d.]*)(?:\s*[-–:]\s*|\s+)(?=[^\W\d])", key)
    if found:
        return found[1].rstrip(".")
    return key if key.isdecimal() else ""


def name_form(key: str, layer: LayerKeys | None = None) -> str:
    """A name without what writers treat differently: umlauts, hyphens, ``St.``, ``und``; empty for a code."""
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", key)).casefold().translate(_UMLAUTS)
    text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    text = re.sub(r"\bst\.|\bst\b", "sankt", text)
    text = re.sub(r"str\.|\bstr\b", "strasse", text)
    text = re.sub(r"\bu\.|&|\+|/", " und ", text)
    text = "".join(sign for sign in text if sign.isalnum())
    return text if any(sign.isalpha() for sign in text) else ""


# In the order in which they are tried; a key that one rule has matched takes no part in the next.
RULES = (
    Rule(EXACT, _same, _same),
    Rule("decimals", _same, _without_decimals),
    Rule("blanks", _without_blanks, _without_blanks),
    Rule("marks", _letters_and_digits, _letters_and_digits),
    Rule("zeros", _same, _filled_with_zeros),
    Rule("surplus_zeros", _without_zeros, _without_zeros),
    Rule("code", _code_before_name, _code_before_name),
    Rule(NAMES, name_form, name_form),
)
# Rules after which nothing but the same key is left; a number without its zeros may be one of another level.
_WRITING = ("decimals", "blanks", "marks", "code", NAMES)
RULE_NAMES = tuple(rule.name for rule in RULES)
# Rules that touch only the writing of a key. Names alike are no proof, so NAMES has to be asked for.
CONSENTED = tuple(name for name in RULE_NAMES if name not in (EXACT, NAMES))


@dataclass
class KeyMatch:
    """Which key of the layer each key of the table means.

    ``target`` and ``rule`` have one entry per table key, None where nothing was matched. ``ambiguous`` lists table
    keys that could mean several areas, or share one with another key, by the rule that found it.
    """

    target: list[str | None]
    rule: list[str | None]
    ambiguous: dict[str, str] = field(default_factory=dict)

    def found(self) -> int:
        """How many different keys of the layer are matched."""
        return len({target for target in self.target if target is not None})


def rules_named(names: Sequence[str]) -> list[Rule]:
    """The rules of these names in their order, the exact one always among them."""
    return [rule for rule in RULES if rule.name == EXACT or rule.name in names]


def match_keys(
    table: Sequence[str],
    layer: LayerKeys,
    rules: Sequence[str] = CONSENTED,
    pairs: Mapping[str, str] | None = None,
) -> KeyMatch:
    """Match keys of a table to keys of a layer, rule by rule; an ambiguous match is never made.

    ``rules`` are the names of the rules consented to beside the exact one. ``pairs`` says of single keys of the table
    which key of the layer they mean.
    """
    result = KeyMatch([None] * len(table), [None] * len(table))
    given = pairs or {}
    for row, key in enumerate(table):
        if key in given:
            result.target[row], result.rule[row] = given[key], GIVEN
    free = dict.fromkeys(layer.keys)
    open_rows = [row for row, key in enumerate(table) if key and key not in given]
    open_rows = _match_exactly(table, open_rows, free, result)
    for target in given.values():
        free.pop(target, None)
    for rule in rules_named(rules)[1:]:
        if free and open_rows:
            open_rows = _match_by_rule(rule, table, open_rows, layer, free, result)
    again = [rule for rule in rules_named(rules) if rule.name in _WRITING]
    _match_again(table, open_rows, layer, again, free, result)
    for key in {table[row] for row, target in enumerate(result.target) if target is not None}:
        result.ambiguous.pop(key, None)
    return result


def _match_again(
    table: Sequence[str], rows: Sequence[int], layer: LayerKeys, rules: Sequence[Rule], free: dict[str, None],
    result: KeyMatch,
) -> None:  # fmt: skip
    """Rows that mean an area which another row has already: two rows for one area, for the join to tell."""
    for rule in rules:
        forms: defaultdict[str, list[str]] = defaultdict(list)
        wanted = {form for row in rows if (form := rule.table(table[row], layer))}
        # Keys of digits only are their own form, whatever the rule; there may be very many of them.
        keys = wanted.intersection(layer.keys) if layer.width else layer.keys if wanted else ()
        for key in keys:
            if key not in free:
                forms[rule.layer(key, layer)].append(key)
        for row in rows:
            form = rule.table(table[row], layer)
            if form and len(forms.get(form, ())) == 1 and result.target[row] is None:
                result.target[row], result.rule[row] = forms[form][0], rule.name


def _match_by_rule(
    rule: Rule, table: Sequence[str], rows: Sequence[int], layer: LayerKeys, free: dict[str, None], result: KeyMatch
) -> list[int]:
    """Match what one rule makes alike; gives the rows that stay open."""
    areas: defaultdict[str, list[str]] = defaultdict(list)
    for key in free:
        areas[rule.layer(key, layer)].append(key)
    areas.pop("", None)
    hits: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        form = rule.table(table[row], layer)
        if form in areas:
            hits[form].append(row)
    for form, found in hits.items():
        # Several rows with the same key are duplicates, which the join reports; different keys are ambiguous.
        if len(areas[form]) > 1 or len({table[row] for row in found}) > 1:
            result.ambiguous.update({table[row]: rule.name for row in found})
            continue
        for row in found:
            result.target[row], result.rule[row] = areas[form][0], rule.name
        free.pop(areas[form][0], None)
    return [row for row in rows if result.target[row] is None]


def _match_exactly(table: Sequence[str], rows: Sequence[int], free: dict[str, None], result: KeyMatch) -> list[int]:
    left = []
    found = set()
    for row in rows:
        key = table[row]
        if key in free:
            result.target[row], result.rule[row] = key, EXACT
            found.add(key)
        else:
            left.append(row)
    for key in found:
        del free[key]
    return left
