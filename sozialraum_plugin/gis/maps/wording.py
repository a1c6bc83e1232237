"""The house's own words in a layer, said in the language of the map: the layer may have been made in another one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..symbology import STATUS_CLASSES, status_label
from ..translation import Texts, languages

_WORDS = (
    ("Symbology", "not typed"),
    ("Symbology", "not classed"),
    ("Symbology", "no value"),
    ("Symbology", "Type set by hand"),
    ("Symbology", "left out"),
    ("Symbology", "population unknown"),
    ("Symbology", "value missing"),
    ("Symbology", "other reasons"),
    ("ComputeAreaTypes", "Area type"),
)
_NUMBER = r"[\N{MINUS SIGN}\d.,]+"
_POINTS = str.maketrans(",.", ".,")


class Wording:
    """Words of legends and aliases that the plugin itself has written; all other text stays as it is."""

    def __init__(self, language: str) -> None:
        self._texts = Texts(language)
        sources = [Texts(code) for code in languages()]
        self._words = {texts.translate(*word): self._texts.translate(*word) for texts in sources for word in _WORDS}
        for name in STATUS_CLASSES:
            self._words |= {status_label(name, texts): status_label(name, self._texts) for texts in sources}
        self._patterns: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = []
        for texts in sources:
            foreign = texts.language != self._texts.language
            for template, number in (
                ("Type {number}", r"\d+"),
                ("population below {minimum}", _NUMBER),
                ("{low} to under {high}", _NUMBER),
                ("{low} to {high}", _NUMBER),
            ):
                self._patterns.append(self._templated(texts, template, number, foreign))
        # Several words with their reasons in brackets.
        self._patterns.append((re.compile(r"([^()]+) \((.+)\)"), self._reasoned))

    def _templated(
        self, texts: Texts, template: str, number: str, foreign: bool
    ) -> tuple[re.Pattern[str], Callable[[re.Match[str]], str]]:
        escaped = re.escape(texts.translate("Symbology", template))
        pattern = re.compile(re.sub(r"\\\{(\w+)\\\}", lambda found: f"(?P<{found[1]!s}>{number})", escaped))

        def said(match: re.Match[str]) -> str:
            values = {name: text.translate(_POINTS) if foreign else text for name, text in match.groupdict().items()}
            return self._texts.translate("Symbology", template).format(**values)

        return pattern, said

    def _reasoned(self, match: re.Match[str]) -> str:
        word, reasons = match[1], match[2].split("; ")
        if word not in self._words or not self._known(reasons):
            return match[0]
        return f"{self._words[word]} ({'; '.join(self(reason) for reason in reasons)})"

    def _known(self, reasons: Sequence[str]) -> bool:
        return all(
            reason in self._words or any(pattern.fullmatch(reason) for pattern, _ in self._patterns[:-1])
            for reason in reasons
        )

    def __call__(self, text: str) -> str:
        """``text`` in the map's language where it is the house's own."""
        if text in self._words:
            return self._words[text]
        for pattern, said in self._patterns:
            match = pattern.fullmatch(text)
            if match:
                return said(match)
        return text
