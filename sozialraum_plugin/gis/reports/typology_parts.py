"""What the parts of a typology's report share: what was found, and how it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...core.formats import format_number
from ...core.messages import Note
from ..charts.typecharts import Mark
from ..translation import Texts
from .report import Report

if TYPE_CHECKING:
    from ...core.areatypes.components import Components
    from ...core.areatypes.explain import Explanation
    from ...core.areatypes.overrides import Override
    from ...core.areatypes.profiles import Profiles
    from ...core.areatypes.stability import Stability
    from ...core.areatypes.typology import Typology

_BLUE, _RED = (111, 168, 214), (232, 125, 105)
_MORE = " …"


@dataclass(frozen=True)
class Found:
    """What the report tells about.

    ``labels`` and ``units`` are what people call the indicators and count them in, by field; ``names`` and ``colours``
    those of the types, the colours from type 1 on; ``areas`` the names of the areas by key. Without ``components``
    there is no view of all areas, without ``charts`` no picture at all.
    """

    typology: Typology
    stability: Stability
    profiles: Profiles
    layer: str
    labels: Mapping[str, str]
    names: Mapping[int, str]
    colours: Sequence[str]
    population_field: str
    min_population: float
    exclude: str
    type_field: str
    explanations: Sequence[Explanation] = ()
    explained_whole: bool = True  # else only what decides most
    overrides: Sequence[Override] = ()
    areas: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    components: Components | None = None
    data_checksum: str = ""
    model_checksum: str = ""
    charts: bool = True


def type_label(number: int, names: Mapping[int, str], texts: Texts) -> str:
    """A type as people read it: its number and name."""
    name = names.get(number, "")
    if name:
        return f"{number} – {name}"
    return texts.translate("TypeReport", "Type {number}").format(number=number)


def shade(z: float) -> tuple[int, int, int]:
    """The ground of a table cell: white at 0, red above and blue below, full at 2 standard deviations."""
    share = min(abs(z) / 2, 1.0)
    red, green, blue = (round(255 + (part - 255) * share) for part in (_RED if z > 0 else _BLUE))
    return red, green, blue


class Writer:
    """The report that is being written, and the words and numbers of its parts."""

    def __init__(self, found: Found, texts: Texts, title: str) -> None:
        self.found = found
        self.texts = texts
        self.report = Report(title, texts)
        self._columns = {name: place for place, name in enumerate(found.profiles.names)}
        called = Counter(found.labels.get(name) or name for name in found.profiles.names)
        self._plain = {name: called[found.labels.get(name) or name] == 1 for name in found.profiles.names}

    def number(self, value: float, decimals: int = 0) -> str:
        """A number in the reader's language."""
        return format_number(float(value), decimals, self.texts.language)

    def share(self, value: float) -> str:
        """A share of 1 in whole percent."""
        return f"{self.number(value * 100)} %"

    def type(self, number: int) -> str:
        """A type by number and name."""
        return type_label(number, self.found.names, self.texts)

    def colour(self, number: int) -> str:
        """The colour of a type, as on the map."""
        return self.found.colours[number - 1]

    def swatches(self, types: Iterable[int | None], column: int = 0) -> dict[tuple[int, int], str]:
        """Colours for a column of a table with a row for each of ``types``."""
        return {(row, column): self.colour(number) for row, number in enumerate(types) if number}

    def marks(self) -> list[Mark]:
        """The types as charts show them."""
        names = self.found.names
        return [Mark(number, names.get(number, ""), colour) for number, colour in enumerate(self.found.colours, 1)]

    def area(self, key: str) -> str:
        """An area by key and name."""
        name = self.found.areas.get(key, "")
        return f"{key} {name}" if name and name != key else key

    def label(self, name: str) -> str:
        """What people call an indicator; with its field where two have the same name."""
        return (self.found.labels.get(name) or name) if self._plain.get(name, True) else self.full_label(name)

    def full_label(self, name: str) -> str:
        """The indicator's name, and its field in brackets."""
        label = self.found.labels.get(name, "")
        return f"{label} ({name})" if label and label != name else name

    def with_unit(self, name: str) -> str:
        """The indicator's name and its unit, for the head of a row of values."""
        unit = self.found.units.get(name, "")
        return f"{self.label(name)},\N{NO-BREAK SPACE}{unit}" if unit else self.label(name)

    def value(self, value: float, name: str, unit: bool = False) -> str:
        """A value of an indicator: three significant digits of the mean are as much as a reader can use."""
        size = abs(float(self.found.profiles.city[self._columns[name]]))
        decimals = 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 else 4
        after = self.found.units.get(name, "") if unit else ""
        return self.number(value, decimals) + (f"\N{NO-BREAK SPACE}{after}" if after else "")

    def note(self, note: Note) -> str:
        """A remark as a sentence, with the names of areas and indicators in the place of keys and fields."""
        return self.texts.note(Note(note.code, {key: self._named(key, value) for key, value in note.values.items()}))

    def _named(self, key: str, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if key in ("field", "first", "second", "fields"):
            return ", ".join(self.label(name) if name in self._columns else name for name in value.split(", "))
        if key in ("key", "keys"):
            more = _MORE if value.endswith(_MORE) else ""
            return ", ".join(self.area(item) for item in value.removesuffix(_MORE).split(", ")) + more
        return value
