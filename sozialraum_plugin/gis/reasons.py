"""Why areas have no type or class, in a few words for a legend, from the sentences that results carry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ..core.messages import CONTEXT, TEMPLATES
from .translation import Texts, languages

# More kinds of reasons than this make no legend.
_MOST = 4


def kinds(texts: Texts) -> dict[str, str]:
    """The words of a legend by message code."""
    return {
        "reason-excluded": texts.translate("Symbology", "left out"),
        "reason-population-missing": texts.translate("Symbology", "population unknown"),
        "reason-population": texts.translate("Symbology", "population below {minimum}"),
        "reason-missing": texts.translate("Symbology", "value missing"),
        "index-only-status": texts.translate("Symbology", "value missing"),
        "index-only-dynamics": texts.translate("Symbology", "value missing"),
    }


def short_reasons(reasons: Iterable[str], texts: Texts) -> list[str]:
    """The kinds of reasons that occur, the most frequent first; sentences of other origin are ``other reasons``."""
    patterns = [(code, _pattern(code, Texts(language))) for code in kinds(texts) for language in languages()]
    found: Counter[str] = Counter()
    for reason, count in Counter(reasons).items():
        found[_short(reason, patterns, texts)] += count
    words = [word for word, _ in found.most_common()]
    other = texts.translate("Symbology", "other reasons")
    if len(words) <= _MOST:
        return words
    return [*[word for word in words if word != other][: _MOST - 1], other]


def _short(reason: str, patterns: list[tuple[str, re.Pattern[str]]], texts: Texts) -> str:
    for code, sentence in patterns:
        match = sentence.fullmatch(reason.strip())
        if match:
            word = kinds(texts)[code]
            return word.format(minimum=match["minimum"]) if "{minimum}" in word else word
    return texts.translate("Symbology", "other reasons")


def _pattern(code: str, texts: Texts) -> re.Pattern[str]:
    template = texts.translate(CONTEXT, TEMPLATES[code])
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(template)))
