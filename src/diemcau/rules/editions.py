"""The year of an index that has come out: it holds for the ranks and scores of an article, for nothing else."""

from __future__ import annotations

from functools import cached_property

from diemcau.mentions import Page
from diemcau.patterns.periods import PeriodMention, Shape
from diemcau.rules.clauses import Setting
from diemcau.rules.periodlist import Periods
from diemcau.rules.timewords import INDEX, RANKING


class Editions:
    """The years of indices that one page names; ``year`` is the article's own, None where it can't be told."""

    def __init__(self, page: Page, periods: Periods, year: int | None) -> None:
        self._page, self._periods, self._year = page, periods, year

    def bounds(self, period: PeriodMention, at: int) -> bool:
        """'Chỉ số DTI năm 2022 của tỉnh xếp thứ 32. Tỉnh đã bố trí …': True where ``period`` is the year of an index
        and ``at`` stands in a later sentence that ranks nothing.
        """
        told = period.first.year if period.shape is Shape.YEAR and period.first else None
        if told is None or self._year is None or told >= self._year:
            return False
        here, then = self._page.sentence_at(at), self._page.sentence_at(period.start)
        text = self._page.text
        return then.start < here.start and bool(RANKING.search(text, *then)) and not RANKING.search(text, *here)

    def last(self, setting: Setting) -> str:
        """'PAPI đạt 43,2 điểm' below 'năm 2023, điểm số PCI là …': the indices of an article are of one year; '' where
        the figure's sentence names none, or no earlier one tells its year.
        """
        start = setting.sentence.start
        if not self._year or not INDEX.search(self._page.text, start, setting.quantity.lead):
            return ""
        return next((year for sentence, year in reversed(self._told) if sentence < start), "")

    @cached_property
    def _told(self) -> list[tuple[int, str]]:
        """Where a sentence begins that names an index and the last year, and that year."""
        last, found = (self._year or 0) - 1, []
        for period in self._periods.between(0, len(self._page.text)):
            if period.shape is not Shape.YEAR or not period.first or period.first.year != last:
                continue
            sentence = self._page.sentence_at(period.start)
            if not self._periods.is_reference(period) and INDEX.search(self._page.text, *sentence):
                found.append((sentence.start, str(last)))
        return found
