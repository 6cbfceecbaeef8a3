"""'Lần lượt': figures in a row that belong, one by one, to what a list before them names."""

from __future__ import annotations

import regex

from diemcau.mentions import Page
from diemcau.patterns.places import PlaceHit
from diemcau.rules.clauses import Setting

_AND = regex.compile(r"\s*(?:,|,?\svà|;)\s(?:khoảng\s|gần\s|hơn\s|trên\s)?")
_RESPECTIVELY = regex.compile(r"(?<!\p{L})lần lượt(?!\p{L})", regex.IGNORECASE)
# 'khối bộ, ngành và khối địa phương', 'cấp tỉnh, cấp huyện và cấp xã', 'các bộ và các tỉnh'
_GROUP = (
    r"(?:(?:khối|các)\s)?(?:bộ,\sngành|bộ|ngành|địa\sphương|tỉnh|sở,\sngành|huyện|xã|phường)|cấp\s(?:tỉnh|huyện|xã)"
)
_GROUPS = regex.compile(
    rf"(?<!\p{{L}})(?P<one>{_GROUP})(?:,\s(?P<one>{_GROUP}))*,?\svà\s(?P<one>{_GROUP})(?!\p{{L}})", regex.I
)
# between the places of one list
_JOINT = regex.compile(r"(?:,| và|,? và) (?:tỉnh |thành phố |TP\.? ?|huyện |xã |thị xã |phường )?")


class Respective:
    """The rows of figures of one page and the lists that they follow."""

    def __init__(self, page: Page, places: list[PlaceHit]) -> None:
        self._page, self._places = page, places
        self._rows = _rows(page) if _RESPECTIVELY.search(page.text) else {}

    def member(self, setting: Setting) -> str:
        """The group or place that the figure belongs to; '' where no list of the same length stands before."""
        place, length = self._rows.get(setting.quantity.start, (0, 1))
        if length < 2:
            return ""
        head = self._page.text[setting.clause.start : setting.quantity.lead]
        told = _RESPECTIVELY.search(head)
        if told is None:
            return ""
        groups = [m.captures("one") for m in _GROUPS.finditer(head, 0, told.start())]
        names = groups[-1] if groups else self._names(setting.clause.start, setting.clause.start + told.start())
        return names[place] if len(names) == length else ""

    def _names(self, low: int, high: int) -> list[str]:
        """The last list of places before 'lần lượt'."""
        found: list[str] = []
        end = -1
        for hit in (h for h in self._places if low <= h.start < high):
            joined = end >= 0 and _JOINT.fullmatch(self._page.text, end, hit.start)
            found = [*found, hit.name] if joined else [hit.name]
            end = hit.end
        return found


def _rows(page: Page) -> dict[int, tuple[int, int]]:
    """For each figure in a row 'x, y và z' its place in the row and the row's length."""
    rows: list[list[int]] = []
    end = -1
    for quantity in page.quantities:
        if end >= 0 and _AND.fullmatch(page.text, end, quantity.lead):
            rows[-1].append(quantity.start)
        else:
            rows.append([quantity.start])
        end = quantity.end
    return {start: (place, len(row)) for row in rows for place, start in enumerate(row)}
