"""The report of supply: regions, area types, and the catchments of facilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...core.formats import format_number
from ...core.steering.supply import Mix, Supply, SupplyTable
from ..areas.areanames import named
from ..fields.supplyfields import shares_of, type_words
from ..translation import Texts
from .report import Report


class SupplyReport:
    """Builds the printable report."""

    def __init__(
        self,
        table: SupplyTable,
        names: Mapping[str, str],
        type_names: Mapping[str, str],
        catchments: Sequence[tuple[str, Mix]],
        texts: Texts,
    ) -> None:
        self._table = table
        self._names = names
        self._type_names = type_names
        self._catchments = catchments
        self._texts = texts
        self.translate = texts.translate
        self._report = Report(self.translate("SupplyReport", "Supply with facilities"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        city = self._table.city
        text = self.translate("SupplyReport", "{facilities} facilities with {places} places lie in {areas} areas.")
        self._report.paragraph(
            text.format(
                facilities=self._number(city.facilities), places=self._number(city.places),
                areas=self._number(city.areas),
            )
        )  # fmt: skip
        if city.per_100 is not None:
            text = self.translate("SupplyReport", "In the whole city there are {places} places for 100 children.")
            self._report.paragraph(text.format(places=self._number(city.per_100, 1)))
        self._report.paragraph(
            self.translate(
                "SupplyReport",
                "Places are counted where the facility stands. Children also go to facilities of other areas, so a "
                "small area without a place may be well supplied; look at regions and catchments too.",
            )
        )
        self._regions()
        self._types()
        self._facilities()
        for note in self._table.notes:
            self._report.paragraph(self._texts.note(note))
        return self._report

    def write(self, path: str) -> None:
        """Write the document as a whole or not at all."""
        self._report.write(path)

    def _number(self, value: float | None, decimals: int = 0) -> str:
        return format_number(value, decimals, self._texts.language)

    def _cells(self, supply: Supply) -> list[str]:
        return [
            self._number(supply.areas), self._number(supply.facilities), self._number(supply.places),
            self._number(supply.children), self._number(supply.per_100, 1),
        ]  # fmt: skip

    def _headers(self) -> list[str]:
        return [
            self.translate("SupplyReport", "Areas"), self.translate("SupplyReport", "Facilities"),
            self.translate("SupplyReport", "Places"), self.translate("SupplyReport", "Children"),
            self.translate("SupplyReport", "Places for 100 children"),
        ]  # fmt: skip

    def _regions(self) -> None:
        if not self._table.regions:
            return
        self._report.heading(self.translate("SupplyReport", "Regions"))
        rows = [[named(key, self._names), *self._cells(supply)] for key, supply in self._table.regions.items()]
        rows.append([self.translate("SupplyReport", "City"), *self._cells(self._table.city)])
        self._report.table([self.translate("SupplyReport", "Region"), *self._headers()], rows, range(1, 6))

    def _types(self) -> None:
        if set(self._table.types) <= {""}:
            return
        self._report.heading(self.translate("SupplyReport", "Types of areas"))
        rows, shares = [], []
        for kind, supply in self._table.types.items():
            words = type_words(kind, self._type_names, self._texts)
            rows.append([words, *self._cells(supply)])
            shares.append([words, *(self._number(share, 1) for share in shares_of(supply, self._table))])
        first = self.translate("SupplyReport", "Type")
        self._report.table([first, *self._headers()], rows, range(1, 6))
        headers = [first, *self._headers()[:4]]
        caption = self.translate("SupplyReport", "Shares in percent of all")
        self._report.table(headers, shares, range(1, 5), caption)

    def _facilities(self) -> None:
        kinds = [kind for kind in self._table.types if any(one.shares.get(kind) for _, one in self._catchments)]
        if not kinds or set(self._table.types) <= {""}:
            return
        self._report.heading(self.translate("SupplyReport", "Catchments of the facilities"))
        self._report.paragraph(
            self.translate(
                "SupplyReport",
                "How the children of a facility's catchment are spread over the types of areas, in percent. Where the "
                "number of children is unknown, the areas count.",
            )
        )
        headers = [self.translate("SupplyReport", "Facility"), self.translate("SupplyReport", "Areas")]
        headers += [type_words(kind, {}, self._texts) for kind in kinds]
        rows = [
            [name, self._number(one.areas)]
            + [self._number(100 * one.shares.get(kind, 0.0) if one.shares else None) for kind in kinds]
            for name, one in self._catchments
        ]
        self._report.table(headers, rows, range(1, len(headers)))
