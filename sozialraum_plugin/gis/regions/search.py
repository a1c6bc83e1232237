"""Areas that rules find, and why, in words with the values that were looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from qgis.core import QgsExpression, QgsExpressionContext, QgsFeatureRequest, QgsFeatureSource, QgsFields

from ...core.messages import InputError
from ...core.steering.searchrules import Rule
from ..frames import python_value, whole_features
from ..translation import Texts


@dataclass
class Found:
    """By feature id: the rules that found it and the reason in words; by rule, the features it cannot tell of."""

    rules: dict[int, list[Rule]] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    unknown: dict[str, list[int]] = field(default_factory=dict)


class Search:
    """Rules made ready for a layer. Raises :class:`InputError` for an expression that cannot be used."""

    def __init__(
        self,
        rules: Sequence[Rule],
        fields: QgsFields,
        scope: QgsExpressionContext,
        labels: dict[str, str],
        texts: Texts,
    ) -> None:
        self._scope = scope
        self._labels = labels
        self._texts = texts
        self._expressions: list[tuple[Rule, QgsExpression, list[str]]] = []
        for rule in rules:
            expression = QgsExpression(rule.text)
            if expression.hasParserError():
                raise InputError("search-rule", rule=rule.name, line=rule.line, reason=expression.parserErrorString())
            expression.prepare(scope)
            named = sorted(expression.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES})
            lacking = [name for name in named if fields.lookupField(name) < 0]
            if lacking:
                known = ", ".join(fields.names())
                told = {"line": rule.line, "fields": ", ".join(lacking), "known": known}
                raise InputError("search-rule-field", rule=rule.name, **told)
            exact = [fields.at(fields.lookupField(name)).name() for name in named]
            self._expressions.append((rule, expression, exact))

    def run(self, source: QgsFeatureSource) -> Found:
        """Look at all features. A rule that gives NULL finds nothing and is counted as unknown."""
        found = Found()
        for feature in whole_features(source):
            self._scope.setFeature(feature)
            hits: list[tuple[Rule, list[str]]] = []
            for rule, expression, names in self._expressions:
                value = python_value(expression.evaluate(self._scope))
                if expression.hasEvalError():
                    reason = expression.evalErrorString()
                    raise InputError("search-rule", rule=rule.name, line=rule.line, reason=reason)
                if value is None:
                    found.unknown.setdefault(rule.name, []).append(feature.id())
                elif value:
                    shown = [f"{self._labels.get(name) or name} {self._shown(feature[name])}" for name in names]
                    hits.append((rule, shown))
            found.rules[feature.id()] = [rule for rule, _ in hits]
            found.reasons[feature.id()] = "; ".join(
                f"{rule.name} ({', '.join(shown)})" if shown else rule.name for rule, shown in hits
            )
        return found

    def _shown(self, value: Any) -> str:
        plain = python_value(value)
        if plain is None:
            return "."
        if isinstance(plain, bool) or not isinstance(plain, float | int):
            return str(plain)
        text = f"{plain:.4g}" if isinstance(plain, float) and abs(plain) < 1000 else f"{plain:.0f}"
        return text.replace(".", ",") if self._texts.language == "de" else text
