"""The report of a budget: what each region gets, and why, in words that a council understands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from ...core.messages import Note
from ...core.steering.budget import Budget, Need
from ..areas.areanames import named
from ..fields.budgetfields import CAP, FLOOR, criterion_words, limit_of
from ..translation import Texts
from .budget_parts import Wording, sensitivity
from .budget_words import words_of
from .report import Report

# Columns of money that fit beside the region's name.
_COLUMNS = 6


class BudgetReport:
    """Builds the printable report."""

    def __init__(
        self, budget: Budget, names: Mapping[str, str], labels: Mapping[str, str], notes: Sequence[Note], texts: Texts
    ) -> None:
        self._budget = budget
        self._names = names
        self._labels = labels
        self._notes = notes
        self._texts = texts
        self.translate = texts.translate
        self._say = Wording(texts, budget.request.unit)
        self._words = words_of(budget.request.unit, texts)
        self._report = Report(self.translate("BudgetReport", "Distribution of the budget"), texts)

    def build(self) -> Report:
        """The report with all its parts."""
        self._summary()
        self._result()
        self._steps()
        self._example()
        for place, need in enumerate(self._budget.needs):
            self._criterion(place, need)
        self._limits()
        sensitivity(self._report, self._budget, self._names, self._criteria(), self._texts)
        self._remarks()
        self._annex()
        return self._report

    def _criteria(self) -> list[str]:
        return [criterion_words(need.criterion, self._labels, self._texts) for need in self._budget.needs]

    def _called(self, region: str) -> str:
        return named(region, self._names)

    def _summary(self) -> None:
        budget, say = self._budget, self._say
        amount, count = say.money(budget.request.amount), say.number(len(budget.regions))
        self._report.paragraph(self._words.exact.format(amount=amount, count=count))
        final = budget.amounts.final
        most, least = max(final, key=lambda key: final[key]), min(final, key=lambda key: final[key])
        text = self.translate("BudgetReport", "{most} gets the most ({more}), {least} the least ({less}).")
        self._report.paragraph(
            text.format(
                most=self._called(most), more=say.money(final[most]), least=self._called(least),
                less=say.money(final[least]),
            )
        )  # fmt: skip
        if budget.amounts.limits is not None:
            reached = [limit_of(budget, region) for region in budget.regions]
            text = self.translate(
                "BudgetReport",
                "No region may change by more than {percent} % since last year. {floors} regions are raised to that "
                "limit, {caps} are lowered to it.",
            )
            percent = say.plain(budget.amounts.limits.percent)
            floors, caps = say.number(reached.count(FLOOR)), say.number(reached.count(CAP))
            self._report.paragraph(text.format(percent=percent, floors=floors, caps=caps))

    def _result(self) -> None:
        budget, say = self._budget, self._say
        final, previous = budget.amounts.final, budget.request.previous
        self._report.heading(self.translate("BudgetReport", "What each region gets"))
        headers = [
            self.translate("BudgetReport", "Region"), say.in_unit(self.translate("BudgetReport", "Amount")),
            self.translate("BudgetReport", "Share (%)"),
        ]  # fmt: skip
        if previous is not None:
            headers += [
                say.in_unit(self.translate("BudgetReport", "Last year")),
                say.in_unit(self.translate("BudgetReport", "Change")),
                self.translate("BudgetReport", "Change (%)"),
            ]  # fmt: skip
        rows = []
        total = budget.request.amount
        for region in (*budget.regions, ""):
            now = final[region] if region else total
            name = self._called(region) if region else self.translate("BudgetReport", "All regions")
            row = [name, say.cents(now), say.number(Fraction(100 * now, total), 2)]
            if previous is not None:
                before = previous.get(region) if region else sum(previous.get(key, 0) for key in budget.regions)
                change = None if before is None else now - before
                share = Fraction(100 * now, before) - 100 if before else None
                row += [say.cents(before), say.cents(change), say.maybe(share, 1)]
            rows.append(row)
        self._report.table(headers, rows, range(1, len(headers)))
        self._composition()

    def _composition(self) -> None:
        """What the amounts are made of: base amount, criteria, limits."""
        budget, say = self._budget, self._say
        amounts = budget.amounts
        columns: list[tuple[str, Mapping[str, int]]] = []
        if budget.request.base:
            base = dict.fromkeys(budget.regions, budget.request.base)
            columns.append((self.translate("BudgetReport", "Base amount"), base))
        text = self.translate("BudgetReport", "By criterion {number}")
        columns += [(text.format(number=place + 1), part) for place, part in enumerate(amounts.parts)]
        if amounts.limits is not None:
            change = {region: amounts.final[region] - amounts.computed[region] for region in budget.regions}
            columns.append((self.translate("BudgetReport", "Change by the limits"), change))
        if len(columns) < 2:
            return
        caption = self.translate("BudgetReport", "What the amounts are made of")
        for start in range(0, len(columns), _COLUMNS):
            block = columns[start : start + _COLUMNS]
            headers = [self.translate("BudgetReport", "Region"), *(say.in_unit(header) for header, _ in block)]
            rows = [
                [self._called(region), *(say.cents(values[region]) for _, values in block)] for region in budget.regions
            ]
            rows.append(
                [self.translate("BudgetReport", "All regions"), *(say.cents(_cents(part)) for _, part in block)]
            )
            self._report.table(headers, rows, range(1, len(headers)), caption)
        text = self.translate(
            "BudgetReport", "Criterion {number}: {criterion} ({weight} % of what is left to criteria)."
        )
        for place, words in enumerate(self._criteria()):
            weight = say.plain(budget.request.criteria[place].weight)
            self._report.paragraph(text.format(number=place + 1, criterion=words, weight=weight))

    def _steps(self) -> None:
        budget, say = self._budget, self._say
        request, regions = budget.request, len(budget.regions)
        self._report.heading(self._words.steps)
        step = 1
        rest = request.amount - request.base * regions
        if request.base:
            text = self.translate(
                "BudgetReport",
                "{step}. Every region gets the same base amount of {base}. For {count} regions that is "
                "{count} × {base} = {all}. {rest} are left to be distributed by need.",
            )
            told = {"base": say.money(request.base), "count": say.number(regions), "rest": say.money(rest)}
            self._report.paragraph(text.format(step=step, all=say.money(request.base * regions), **told))
            step += 1
        if len(budget.needs) > 1:
            self._report.paragraph(self._words.split.format(step=step, count=say.number(len(budget.needs))))
            text = self.translate(
                "BudgetReport", "Pot {number}: {weight} % of {rest} = {pot}, distributed by {criterion}."
            )
            for place, words in enumerate(self._criteria()):
                told = {
                    "weight": say.plain(request.criteria[place].weight),
                    "rest": say.money(rest),
                    "criterion": words,
                }
                self._report.paragraph(text.format(number=place + 1, pot=say.money(budget.amounts.pots[place]), **told))
            step += 1
        text = self.translate(
            "BudgetReport",
            "{step}. From each pot a region gets the same share that it has in the count of all regions: "
            "amount = pot × value of the region ÷ value of all regions. Who has a tenth of the children gets a tenth "
            "of the pot.",
        )
        self._report.paragraph(text.format(step=step))
        step += 1
        if any(need.criterion.by_type for need in budget.needs):
            self._type_step(step)
            step += 1
        if any(need.least is not None for need in budget.needs):
            text = self.translate(
                "BudgetReport",
                "{step}. Need grows with a percentage, for example of children in families on benefits. The region "
                "with the least percentage has the factor 1. Each percentage point more raises the factor by {factor}: "
                "value = count × (1 + {factor} × (percentage − least percentage)).",
            )
            self._report.paragraph(text.format(step=step, factor=say.plain(request.need_factor)))
            step += 1
        if budget.amounts.limits is not None:
            text = self.translate(
                "BudgetReport",
                "{step}. Nobody may get less than {low} % or more than {high} % of last year's amount. Who would get "
                "less is raised to that limit, who would get more is lowered to it; the others share in proportion "
                "what that costs or brings, until the sum is right again.",
            )
            percent = budget.amounts.limits.percent
            low, high = say.plain(max(100 - percent, Fraction(0))), say.plain(100 + percent)
            self._report.paragraph(text.format(step=step, low=low, high=high))
            step += 1
        self._report.paragraph(self._words.rounded.format(step=step))

    def _type_step(self, step: int) -> None:
        text = self.translate(
            "BudgetReport",
            "{step}. Areas of different types count differently: the count of each area is multiplied by the factor of "
            "its type. The factors are: {factors}.",
        )
        none = self.translate("BudgetReport", "without a type")
        factors = {**{"": Fraction(1)}, **self._budget.request.type_factors}
        shown = [f"{kind or none}: {self._say.plain(factor)}" for kind, factor in sorted(factors.items(), key=_last)]
        self._report.paragraph(text.format(step=step, factors="; ".join(shown)))

    def _example(self) -> None:
        """One region from beginning to end."""
        budget, say = self._budget, self._say
        final = budget.amounts.final
        region = sorted(budget.regions, key=lambda key: (final[key], key))[(len(budget.regions) - 1) // 2]
        with self._report.together():
            text = self.translate("BudgetReport", "An example: {region}")
            self._report.heading(text.format(region=self._called(region)), 3)
            if budget.request.base:
                text = self.translate("BudgetReport", "Base amount: {amount}.")
                self._report.paragraph(text.format(amount=say.money(budget.request.base)))
            for place, need in enumerate(budget.needs):
                self._example_line(place, need, region)
            if budget.request.base or len(budget.needs) > 1:
                parts = [part[region] for part in budget.amounts.parts]
                parts = [budget.request.base, *parts] if budget.request.base else parts
                text = self.translate("BudgetReport", "Together: {parts} = {sum}.")
                words = " + ".join(say.money(part) for part in parts)
                self._report.paragraph(text.format(parts=words, sum=say.money(budget.amounts.computed[region])))
            if final[region] != budget.amounts.computed[region]:
                text = self.translate("BudgetReport", "After the limits against last year: {amount}.")
                self._report.paragraph(text.format(amount=say.money(final[region])))

    def _example_line(self, place: int, need: Need, region: str) -> None:
        say, budget = self._say, self._budget
        if region in need.factors and need.least is not None:
            text = self.translate(
                "BudgetReport",
                "Need: {percentage} % are {points} percentage points above the least percentage of {least} %. "
                "{count} × (1 + {factor} × {points}) = {value}.",
            )
            told = {
                "percentage": say.number(need.percentages[region], 2), "least": say.number(need.least, 2),
                "points": say.number(need.percentages[region] - need.least, 2),
                "factor": say.plain(budget.request.need_factor), "count": say.count(need.typed[region]),
                "value": say.count(need.values[region]),
            }  # fmt: skip
            self._report.paragraph(text.format(**told))
        text = self.translate("BudgetReport", "Criterion {number} ({criterion}): {pot} × {value} ÷ {all} = {amount}.")
        told = {
            "pot": say.money(budget.amounts.pots[place]), "value": say.count(need.values[region]),
            "all": say.count(need.total), "amount": say.money(budget.amounts.parts[place][region]),
        }  # fmt: skip
        self._report.paragraph(text.format(number=place + 1, criterion=self._criteria()[place], **told))

    def _criterion(self, place: int, need: Need) -> None:
        say, budget = self._say, self._budget
        text = self.translate("BudgetReport", "Criterion {number}: {criterion}")
        self._report.heading(text.format(number=place + 1, criterion=self._criteria()[place]))
        headers = [self.translate("BudgetReport", "Region"), self.translate("BudgetReport", "Count")]
        columns = [[say.count(need.counts[region]) for region in budget.regions] + [say.count(_sum(need.counts))]]
        if need.criterion.by_type:
            headers.append(self.translate("BudgetReport", "With type factors"))
            columns.append([say.count(need.typed[region]) for region in budget.regions] + [say.count(_sum(need.typed))])
        if need.least is not None:
            headers += [self.translate("BudgetReport", "Percentage"), self.translate("BudgetReport", "Factor")]
            columns.append([say.maybe(need.percentages.get(region), 2) for region in budget.regions] + [""])
            columns.append([say.maybe(need.factors.get(region), 4) for region in budget.regions] + [""])
            headers.append(self.translate("BudgetReport", "Value"))
            columns.append([say.count(need.values[region]) for region in budget.regions] + [say.count(need.total)])
        headers += [self.translate("BudgetReport", "Share (%)"), say.in_unit(self.translate("BudgetReport", "Amount"))]
        shares = [100 * need.values[region] / need.total for region in budget.regions]
        columns.append([say.number(share, 2) for share in shares] + [say.number(100, 2)])
        part = budget.amounts.parts[place]
        columns.append([say.cents(part[region]) for region in budget.regions] + [say.cents(budget.amounts.pots[place])])
        names = [*(self._called(region) for region in budget.regions), self.translate("BudgetReport", "All regions")]
        rows = [list(row) for row in zip(names, *columns, strict=True)]
        self._report.table(headers, rows, range(1, len(headers)))

    def _limits(self) -> None:
        budget, say = self._budget, self._say
        limits, previous = budget.amounts.limits, budget.request.previous
        if limits is None or previous is None:
            return
        self._report.heading(self.translate("BudgetReport", "Limits against last year"))
        words = {
            FLOOR: self.translate("BudgetReport", "raised"), CAP: self.translate("BudgetReport", "lowered"), "": "",
        }  # fmt: skip
        rows = []
        for region in budget.regions:
            known = region in previous
            final = budget.amounts.final[region]
            change = Fraction(100 * final, previous[region]) - 100 if known and previous[region] else None
            lowest, highest = limits.lowest[region] if known else None, limits.highest[region] if known else None
            rows.append([
                self._called(region), say.cents(previous.get(region)), say.cents(lowest), say.cents(highest),
                say.cents(budget.amounts.computed[region]),
                say.cents(final), say.maybe(change, 1), words[limit_of(budget, region)],
            ])  # fmt: skip
        headers = [
            self.translate("BudgetReport", "Region"), say.in_unit(self.translate("BudgetReport", "Last year")),
            say.in_unit(self.translate("BudgetReport", "At least")),
            say.in_unit(self.translate("BudgetReport", "At most")),
            say.in_unit(self.translate("BudgetReport", "Computed")),
            say.in_unit(self.translate("BudgetReport", "Amount")),
            self.translate("BudgetReport", "Change (%)"), self.translate("BudgetReport", "Limit"),
        ]  # fmt: skip
        self._report.table(headers, rows, range(1, 7))

    def _remarks(self) -> None:
        if not self._notes:
            return
        self._report.heading(self.translate("BudgetReport", "What was noticed"))
        for note in self._notes:
            self._report.paragraph(self._texts.note(note))

    def _annex(self) -> None:
        self._report.heading(self.translate("BudgetReport", "How it is computed exactly"))
        for text in (
            self._words.fractions,
            self.translate(
                "BudgetReport",
                "Percentages of regions are the sum of the areas' numerators divided by the sum of their denominators, "
                "never a mean of percentages.",
            ),
            self._words.key,
        ):
            self._report.paragraph(text)


def _last(item: tuple[str, Fraction]) -> tuple[bool, str]:
    return (not item[0], item[0])


def _cents(values: Mapping[str, int]) -> int:
    return sum(values.values())


def _sum(values: Mapping[str, Fraction]) -> Fraction:
    return sum(values.values(), Fraction(0))
