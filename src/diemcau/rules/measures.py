"""Measures: every figure that states a result, with what it measures, for whom, when and compared with what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from diemcau.facts import Bound, Kind, Measure, Residue
from diemcau.isotime import days
from diemcau.lexicon.expand import expand
from diemcau.mentions import Page
from diemcau.patterns.periods import Shape
from diemcau.patterns.quantities import find_unexplained
from diemcau.rules.anchors import Anchor, Memory, is_planned
from diemcau.rules.announcements import announced
from diemcau.rules.baselines import Beside
from diemcau.rules.clauses import Setting, outside, settings
from diemcau.rules.context import Context
from diemcau.rules.continuing import continued, shared
from diemcau.rules.indicators import Indicators, pointed
from diemcau.rules.indicatorwords import NOUNS
from diemcau.rules.kinds import Reading, read_kind
from diemcau.rules.layout import Layout
from diemcau.rules.meetingcounts import ATTENDING, HONOURED, MEETING, PARTS, SITES
from diemcau.rules.phrases import squeeze
from diemcau.rules.pointing import BackReferences, antecedent
from diemcau.rules.references import References, years_back, years_between
from diemcau.rules.sameperiod import SamePeriods
from diemcau.rules.scopes import Scopes
from diemcau.rules.times import Times
from diemcau.rules.unsaidunits import counted_unit, points, subject_unit
from diemcau.rules.wordings import place_of
from diemcau.text.spans import Cover

# 'bằng 134% cùng kỳ', 'chỉ đạt 98% so với cùng kỳ'
_EQUALS = regex.compile(
    r"(?<!\p{L})(?:(?P<as>bằng)|đạt|còn|là)\s(?:(?:khoảng|gần|hơn|trên|xấp xỉ|chỉ|mức)\s)*$", regex.IGNORECASE
)
_SUMMED = regex.compile(r"(?<!\p{L})(?:lũy kế|luỹ kế|tổng cộng|cộng dồn)(?!\p{L})", regex.IGNORECASE)
_PARTS = regex.compile(r"\s*(?:Trong đó|Trong số (?:đó|này)|Cụ thể)(?:,|\s)")
_BILLION = regex.compile(r"\st[ỷỉ]\s", regex.IGNORECASE)
# 'tỷ lệ số hóa cả nước là 52,6%, còn của Trà Vinh là 66,2%': whose it is, and nothing of what
_OWNER_ONLY = regex.compile(
    r"(?:(?:còn|riêng)\s)?của\s(?:(?:tỉnh|huyện|xã|thành phố)\s)?\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,3}"
)
# 'Cả nước mới số hóa được 38,4% hồ sơ': only so much so far; 'doanh nghiệp thành lập mới' are new ones
_ONLY_JUST = regex.compile(r"^(?:chỉ\s)?mới\s(?:chỉ\s)?(?=\p{Ll})")
# '71/193, trước đó là 86/193': at a time that nobody tells
_BEFORE_THAT = regex.compile(r"(?<!\p{L})(?:trước (?:đó|đây)|lần trước|kỳ trước)(?!\p{L})", regex.IGNORECASE)
_CLAUSE = 32  # code points after a count in which its verb stands
_NEAR = 12  # code points: "), tăng 9 bậc"
_RATE = regex.compile(r"^t[ỷỉ] (?:lệ|trọng)|^mức độ|^độ ", regex.IGNORECASE)


def measures(page: Page, context: Context) -> Iterator[Measure]:
    """The measures of the page in text order; a figure of which the text does not say what it counts is residue."""
    reader = _Reader(page, context)
    for sentence in settings(page):
        read = [(s, m) for s in sentence if (m := reader.read(s)) is not None]
        yield from (measure for measure in shared(read) if measure.unit)


def residue_numbers(page: Page, found: Iterable[Measure]) -> Iterator[Residue]:
    """Numbers that no pattern explained: no figure, date, period, document number, label or address holds them."""
    spans = Cover((m.evidence.start, m.evidence.end) for m in found)
    taken = [(q.start, q.end) for q in page.quantities if q.unit]
    taken += [(d.start, d.end) for d in page.dates] + [(p.start, p.end) for p in page.periods]
    for number in find_unexplained(page.text, page.folded, taken):
        evidence = page.evidence(number.start, number.end, "residue.number")
        if not spans.meets(evidence.start, evidence.end):
            yield Residue("number", evidence)


class _Reader:
    """Reads the figures of one page in order; remembers the figure that later ones lean on."""

    def __init__(self, page: Page, context: Context) -> None:
        self._page = page
        self._layout = Layout(page)
        self._times, self._scopes = Times(page, context, self._layout), Scopes(page, context, self._layout)
        self._indicators = Indicators(page)
        self._references = References(page, self._times)
        self._beside = Beside(page, self._times, self._references)
        self._same_periods = SamePeriods(page, self._times)
        self._back, self._memory = BackReferences(), Memory()
        self._was_beside: tuple[Setting | None, tuple[Kind, Anchor] | None] = (None, None)
        self._paragraph = -1
        self._whole = (-1, "")  # a paragraph and when the last figure held of which parts may follow
        self._before = 0  # where the last baseline ends
        self._carried: tuple[int, int] = (0, -1)  # how many years the last comparison goes back, and its sentence's end
        self._compared = (-1, "")  # where a sentence begins and what its changes are compared with

    def read(self, setting: Setting) -> Measure | None:
        """The measure of one figure, or None when it only describes the meeting."""
        self._enter(setting)
        if self._describes_meeting(setting):
            return None
        beside = (
            self._listed(setting)
            or self._same_periods.beside(setting, self._memory.told)
            or self._beside.read(setting, self._result(setting))
        )
        self._was_beside = (setting, beside)
        if beside is not None:
            kind, about = beside
            if kind in {Kind.LEVEL, Kind.SHARE} and about.time:
                self._compared = (setting.sentence.start, about.time)  # '42% (cuối năm 2023 là 17%), tăng 25 điểm'
                self._before = setting.quantity.end
            return self._make(setting, Reading(kind), about)
        return self._figure(setting)

    def _result(self, setting: Setting) -> Anchor | None:
        """The figure that one beside it is held against; the last result of its unit where a sentence before ended in a
        plan: '42% kế hoạch 5.300 tỷ đồng. So với ngày 31/8 (1.975 tỷ đồng)'.
        """
        anchor = self._memory.anchor
        if anchor is None or anchor.end >= setting.sentence.start or not is_planned(anchor):
            return anchor
        return antecedent(self._memory.told, setting, Reading(Kind.LEVEL), "") or anchor

    def _listed(self, setting: Setting) -> tuple[Kind, Anchor] | None:
        """'(Nghị quyết giao lần lượt 90%, 80% và 60%)': goals of one list."""
        other, beside = self._was_beside
        if other is None or setting.paren is None or other.paren != setting.paren or setting.first:
            return None
        return beside if squeeze(setting.before) in {"", "và"} else None

    def _figure(self, setting: Setting) -> Measure | None:
        back = self._back.of(setting, self._memory.told)
        reading, indicator, words, anchor = self._reading(setting, back or self._memory.anchor, back=back is not None)
        if reading.kind in {Kind.LEVEL, Kind.SHARE} and self._times.plans.announced(setting):
            reading = Reading(Kind.TARGET)
        if setting.quantity.kind == "ratio" and reading.kind is not Kind.MULTIPLE:
            return None  # 'mỗi năm họp 2 lần'
        ranked = reading.kind is Kind.SHARE and self._ranked(setting) != ""
        if ranked:
            reading = Reading(Kind.RANK)  # 'đứng thứ 7/34, năm 2023 là 12/63'
        indicator = announced(self._page, self._layout, setting, indicator)
        indicator = _ONLY_JUST.sub("", indicator)
        lent = anchor if anchor and indicator == anchor.indicator else None
        scope = self._scope(setting, lent, back=back is not None, relative=reading.relative)
        own = self._own_time(setting, back=back is not None) if lent and reading.relative else ""
        leant = own or (lent.time if lent and reading.relative else "") or self._of_whole(setting)
        compared = reading.kind is Kind.MULTIPLE and setting.quantity.unit == "%"
        target = reading.kind is Kind.TARGET
        due = self._due(setting) if target else ""
        time = leant or self._times.time(setting, target=target, compared=compared, due=due)
        if not reading.relative and not target:
            time = self._same_periods.time(self._back.head(setting), time) or time
        if ranked and _BEFORE_THAT.search(setting.before):
            time = ""
        about = Anchor(
            indicator,
            self._unit(setting, indicator),
            reading.kind,
            scope,
            time,
            setting.quantity.end,
            setting.quantity.value,
            lent.words if lent else self._place(setting, words),
        )
        measure = self._make(setting, reading, about, self._reference(setting, reading, time))
        if not _PARTS.match(self._page.text, setting.sentence.start) and reading.kind in {Kind.LEVEL, Kind.SHARE}:
            self._whole = (self._paragraph, time)
        self._memory.keep(setting, reading, about, leans=lent is not None and anchor is self._memory.anchor)
        if back is not None and about.kind is back.kind and _earlier(about, back):
            self._memory.keep(setting, reading, back, leans=True)  # 'năm ngoái con số ấy là 2.174, tức đã gấp 1,8 lần'
            self._compared = (setting.sentence.start, time)
        return measure

    def _scope(self, setting: Setting, lent: Anchor | None, *, back: bool, relative: bool) -> str:
        """The scope of a figure; what leans on another one or points back to it shares its scope unless it says one."""
        if back and self._scopes.told(setting):
            return self._scopes.scope(setting, "")
        return self._scopes.scope(setting, lent.scope if lent and (relative or back or setting.paren) else "")

    def _own_time(self, setting: Setting, *, back: bool) -> str:
        """The time that a change states for itself; it holds for that of the figure before otherwise."""
        return self._times.own(setting) or ((self._times.stated(setting) or "") if back else "")

    def _due(self, setting: Setting) -> str:
        """When the goal before this one in its clause is due."""
        goal = self._memory.goal
        return goal.time if goal and goal.end >= setting.clause.start else ""

    def _of_whole(self, setting: Setting) -> str:
        """'…, 10 tháng đạt 58,1 tỷ USD. Trong đó, nông sản 31,4 tỷ USD': parts hold when the whole does."""
        paragraph, time = self._whole
        part = _PARTS.match(self._page.text, setting.sentence.start)
        if part is None or paragraph != self._paragraph or self._times.stated(setting):
            return ""
        return "" if self._times.right_after(setting) else time

    def _place(self, setting: Setting, words: str) -> tuple[int, int] | None:
        paragraph = self._layout.paragraphs[self._layout.index(setting.quantity.start)]
        return place_of(self._page, setting, words, paragraph.start)

    def _reading(
        self, setting: Setting, anchor: Anchor | None, *, back: bool
    ) -> tuple[Reading, str, str, Anchor | None]:
        """The figure's kind, its indicator and the words for it, and the figure that it leans on; ``back`` says that it
        points back to that one.

        A rise is one in points only when what rises is itself a rate.
        """
        share = anchor is not None and anchor.unit == "%" and anchor.kind is not Kind.GROWTH
        rate = share or (anchor is not None and _RATE.search(anchor.indicator) is not None)
        heard = outside(self._page.text[setting.sentence.start : setting.quantity.lead])
        reading = read_kind(setting, heard, rate=rate)
        summed = reading.kind is Kind.LEVEL and _SUMMED.search(setting.before) is not None
        if (reading.kind is Kind.CHANGE or summed) and setting.quantity.kind in NOUNS and not back:
            anchor = self._memory.counted(setting.quantity.unit) or anchor
        if anchor and back:
            indicator = words = pointed(setting, reading, anchor)
        else:
            indicator, words = self._indicators.read(setting, reading, anchor)
        if reading.kind is Kind.LEVEL and self._of_another_time(setting):
            reading = Reading(Kind.MULTIPLE, relative=True)
            if anchor and indicator == f"tỷ lệ {anchor.indicator}":
                indicator = anchor.indicator
        if reading.relative and reading.kind is not Kind.MULTIPLE and not (anchor and indicator == anchor.indicator):
            reading = read_kind(setting, heard, rate=_RATE.search(indicator) is not None)
        last = self._memory.last
        between = self._page.text[last[0].quantity.end : setting.quantity.lead] if last else ""
        follows = continued(last, setting, reading, between)
        if anchor and _OWNER_ONLY.fullmatch(indicator) and setting.quantity.unit == anchor.unit:
            indicator = anchor.indicator
        if follows and follows.relative and anchor and squeeze(setting.before) == "và":
            indicator = anchor.indicator
        named = self._named_at_length(setting, indicator) if reading.relative and not back else None
        if named:
            indicator, anchor = named.indicator, named
        if back and anchor and anchor.kind is Kind.GROWTH and reading.kind is Kind.LEVEL:
            reading = Reading(Kind.GROWTH)  # 'GRDP tăng 6,8%; con số này của cả nước là 6,4%'
        return follows or reading, indicator, words, anchor

    def _named_at_length(self, setting: Setting, short: str) -> Anchor | None:
        """'giải ngân vốn đầu tư công 2.226 tỷ đồng. So với …, giải ngân tăng 251 tỷ': the result of a sentence before
        that a change names by the first of its words only.
        """
        if setting.quantity.kind == "percent":
            return None
        result = antecedent(self._memory.told, setting, Reading(Kind.LEVEL), "")
        if result is None or result.end >= setting.sentence.start or result.unit != setting.quantity.unit:
            return None
        return result if short and result.indicator.startswith(f"{short} ") else None

    def _of_another_time(self, setting: Setting) -> bool:
        """'bằng 134% cùng kỳ', 'đạt 98,5% so với cùng kỳ năm trước': so many times what it was; not '80% kế hoạch'."""
        quantity = setting.quantity
        equal = _EQUALS.search(setting.before + setting.qualifier) if quantity.unit == "%" else None
        if equal is None or quantity.kind != "percent":
            return False
        for period in self._times.periods.between(quantity.end, quantity.end + 12):
            joined = self._page.text[quantity.end : period.start]
            same = period.shape is Shape.SAME_PERIOD or equal["as"] is not None
            return same and joined.strip() in {"", "so với", "so", "của"}
        return False

    def _reference(self, setting: Setting, reading: Reading, time: str) -> str:
        """What it is compared with; changes of one sentence share it when only one says it."""
        if reading.over or not (reading.relative or reading.kind is Kind.GROWTH):
            return ""
        stated = self._references.reference(setting, time, relative=reading.relative)
        if stated:
            self._compared = (setting.sentence.start, stated)
            self._carried = (years_between(time, stated) or 0, setting.sentence.end)
        alike = reading.relative and reading.kind in {Kind.GROWTH, Kind.CHANGE}
        shared = alike and self._compared[0] == setting.sentence.start
        near = setting.quantity.kind != "steps" or 0 < setting.quantity.start - self._before < _NEAR
        return stated or (self._compared[1] if shared and near else "") or self._carry(setting, reading, time)

    def _carry(self, setting: Setting, reading: Reading, time: str) -> str:
        """'…, tăng 13,5% so với cùng kỳ. Chăn nuôi tăng 4%': a comparison holds on from one sentence to the next."""
        amount = reading.relative and (reading.kind is Kind.GROWTH or setting.quantity.kind == "money")
        years, end = self._carried
        if not amount or not years or setting.sentence.start > end + 2:
            return ""
        self._carried = (years, setting.sentence.end)
        return years_back(time, years)

    def _enter(self, setting: Setting) -> None:
        paragraph = self._layout.index(setting.quantity.start)
        if paragraph != self._paragraph:
            if self._layout.parent(paragraph) is None:
                self._memory.forget(follows=paragraph == self._paragraph + 1)
            self._paragraph = paragraph
            self._carried = (0, -1)
        self._memory.enter(setting)

    def _describes_meeting(self, setting: Setting) -> bool:
        quantity = setting.quantity
        if quantity.kind not in {"noun", "phrase"} or quantity.total is not None:
            return False
        text = self._page.text
        heard = text[setting.sentence.start : quantity.lead]
        unit = quantity.unit.casefold()
        told = text[setting.sentence.start : quantity.end + _CLAUSE]
        if unit in ATTENDING and PARTS.search(text, setting.sentence.start, setting.sentence.end):
            return False
        honoured = unit == "đồng chí" and HONOURED.search(told) and not MEETING.search(heard[-_CLAUSE:])
        guests = unit in ATTENDING and not honoured
        return bool(MEETING.search(heard[-70:]) and SITES.match(quantity.unit)) or guests

    def _unit(self, setting: Setting, indicator: str) -> str:
        """The figure's unit, written out; one that is not said is told by the indicator or the figure before."""
        anchor = self._memory.anchor
        unit = (
            self._shared_unit(setting)
            or setting.quantity.unit
            or counted_unit(setting, indicator)
            or points(setting, indicator)
            or self._ranked(setting)
            or subject_unit(setting, indicator)
        )
        return expand(unit or (anchor.unit if anchor else "") or self._noun_before(setting))

    def _noun_before(self, setting: Setting) -> str:
        """'phần tăng thêm 27.675 chứng thư ấy, doanh nghiệp cấp tới 22.140': the noun of the figure right before."""
        last = self._memory.last
        bare = setting.quantity.kind == "none" and setting.quantity.total is None
        told = bare and last is not None and last[0].sentence == setting.sentence and last[0].quantity.kind in NOUNS
        return last[0].quantity.unit if told and last is not None else ""

    def _ranked(self, setting: Setting) -> str:
        """'xếp thứ 19/63, giảm 3 bậc so với năm 2023 (16/63)': a bare 'a/b' behind a rank or its steps is a rank."""
        last = self._memory.last
        told = last is not None and last[0].sentence == setting.sentence and last[0].quantity.kind in {"rank", "steps"}
        return "hạng" if told and setting.quantity.total is not None and not setting.quantity.unit else ""

    def _shared_unit(self, setting: Setting) -> str:
        """'tải 5,2 tỷ lượt, cả năm vượt 10,3 tỷ': a bare 'tỷ' behind a count that ends in it is no money."""
        last = self._memory.last
        if last is None or not setting.quote.endswith(("tỷ", "tỉ")) or last[0].sentence != setting.sentence:
            return ""
        before = last[0].quantity
        return before.unit if before.kind == "noun" and _BILLION.search(last[0].quote) else ""

    def _make(self, setting: Setting, reading: Reading, about: Anchor, reference: str = "") -> Measure:
        quantity = setting.quantity
        return Measure(
            value=quantity.value * reading.sign,
            total=quantity.total,
            unit=about.unit if about.end == quantity.end else self._unit(setting, about.indicator),
            bound=Bound.EQ if reading.exact else quantity.bound,
            kind=reading.kind,
            indicator=about.indicator,
            scope=about.scope,
            time=about.time,
            ref_time=reference,
            evidence=self._page.evidence(quantity.start, quantity.end, f"measures.{reading.kind.value}"),
            upper=quantity.upper,
            indicator_evidence=self._page.evidence(*about.words, "measures.indicator") if about.words else None,
        )


def _earlier(one: Anchor, other: Anchor) -> bool:
    """True where the one is the other's value at an earlier time."""
    before, now = days(one.time), days(other.time)
    return one.scope == other.scope and before is not None and now is not None and before[1] < now[1]
