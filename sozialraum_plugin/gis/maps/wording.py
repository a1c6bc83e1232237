"""The house's own words in a layer, said in the language of the map: the layer may have been made in another one."""

from __future__ import annotations

import re

from ..translation import SOURCE_LANGUAGE, Texts

LANGUAGES = (SOURCE_LANGUAGE, "de")
_WORDS = (
    ("Symbology", "not typed"),
    ("Symbology", "not classed"),
    ("Symbology", "no value"),
    ("ComputeAreaTypes", "Area type"),
)


class Wording:
    """Words of legends and aliases that the plugin itself has written; all other text stays as it is."""

    def __init__(self, language: str) -> None:
        self._texts = Texts(language)
        sources = [Texts(code) for code in LANGUAGES]
        self._words = {texts.translate(*word): word for texts in sources for word in _WORDS}
        types = [re.escape(texts.translate("Symbology", "Type {number}")) for texts in sources]
        self._type = re.compile("|".join(types).replace(re.escape("{number}"), r"\d+"))

    def __call__(self, text: str) -> str:
        """``text`` in the map's language where it is the house's own."""
        word = self._words.get(text)
        if word is not None:
            return self._texts.translate(*word)
        if self._type.fullmatch(text):
            number = re.sub(r"\D", "", text)
            return self._texts.translate("Symbology", "Type {number}").replace("{number}", number)
        return text
