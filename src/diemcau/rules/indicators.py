"""What a figure measures: the shortest wording from the text that says it (GUIDE: measures.indicator)."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

import regex

from diemcau.facts import Kind
from diemcau.lexicon.expand import expand
from diemcau.mentions import Page
from diemcau.patterns.units import lookup
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.counts import _CAPITAL, counted, says_something
from diemcau.rules.indicatorwords import (
    BARE_RATES,
    CUT_PORTAL,
    DONE_BY,
    LEADS_CLAUSE,
    MATTER,
    MONTHS_OF,
    NAMED,
    NAMES_SYSTEM,
    NEW_SUBJECT,
    NOUNS,
    OF_PLAN,
    PARTICLE,
    RAISED,
    SPEAKS,
    STATES,
)
from diemcau.rules.kinds import Reading
from diemcau.rules.listitems import item
from diemcau.rules.phrases import last_segment, squeeze, tail
from diemcau.rules.pointing import points_back
from diemcau.rules.rankings import Rankings, index_after, is_ranked, measure_of, ranking_in, tops
from diemcau.rules.statements import stated
from diemcau.rules.subjects import Subject, is_place, subject
from diemcau.rules.systemnames import system_names
from diemcau.text.fold import fold

_WORDS = 24
_GOAL = regex.compile(r"chỉ tiêu|mục tiêu|kế hoạch|dự toán", regex.IGNORECASE)  # 'vượt mục tiêu Nghị quyết 0,3%'
_PARTS = regex.compile(r"^[\s,;:]*(?:(?:gồm|trong đó|cụ thể|như|và|có|là)[\s,:]+)*", regex.IGNORECASE)
_OF_ASPECT = regex.compile(r"^(?:số lượng|lượng|giá trị|quy mô|vốn)\s", regex.IGNORECASE)
_OF_NUMBER = regex.compile(r"^(?:tổng\s)?số\s")
_AVERAGE = regex.compile(
    r"(?:bình quân|trung bình)(?:\s(?:mỗi|một)\s\p{L}+)?", regex.IGNORECASE
)  # '…, bình quân 14,7 tỷ đồng'
_AMONG = regex.compile(
    r"^(?:(?:và|còn)\s)?(?:(?:trong\s)?đó\s)?(?:riêng\s)?", regex.IGNORECASE
)  # 'trong đó huyện A 12%'
_LOWER = regex.compile(
    r"\s(?:cao|thấp|nhiều|ít)\shơn,\s$", regex.IGNORECASE
)  # 'kế hoạch Thủ tướng giao thấp hơn, 5 tỷ'
_FIGURE = regex.compile(r"[\d:]")  # a figure of its own, or the head of a list
_BUT = regex.compile(r"^\s*(?:nhưng|song|còn|trong khi)\s", regex.IGNORECASE)  # '…, giảm 3 vụ nhưng tai nạn tăng'
_ABOUT = regex.compile(
    r"\svề\s(?P<what>(?:(?:số\s)?lượng|vốn|(?:tổng\s)?giá trị|quy mô|(?:số|tổng|doanh|kim|diện|sản)\s[^,.;()\d]+?))"
    r"(?=\s(?:và|so với|với)(?!\p{L})|\s*$|[,.;()])",
    regex.IGNORECASE,
)
# 'giảm 19% số vụ', 'tăng 4% lượt khách'
_NOUN_AFTER = regex.compile(r"\s(?P<number>(?:số|lượng)\s)?(?=\p{L})", regex.IGNORECASE)


class Indicators:
    """Reads the indicators of one page's figures."""

    def __init__(self, page: Page) -> None:
        self._page, self._rankings = page, Rankings(page)

    def read(self, setting: Setting, reading: Reading, anchor: Anchor | None) -> tuple[str, str]:
        """The indicator of a figure, abbreviations written out ('' when nothing says what is measured), and its words
        as they were read.
        """
        quantity = setting.quantity
        cue = 0 if reading.kind is Kind.TARGET and reading.sign < 0 else reading.cue  # 'cắt giảm 10 thủ tục'
        before = setting.before[: len(setting.before) - cue] if cue else setting.before
        before = _LOWER.sub(" ", self._after_speaker(setting, before))
        host = self._host(setting, anchor)
        if reading.kind is Kind.RANK:
            words = self._rankings.rank(setting, before, anchor)
        elif (
            anchor
            and setting.quantity.kind == "percent"
            and not setting.first
            and (about := _ABOUT.match(setting.after))
        ):
            words = _aspect(about["what"], anchor.indicator)  # 'giảm 6% về lượng và 23% về giá trị'
        elif reading.relative:
            words = self._relative(setting, reading, before, anchor)
        elif setting.paren is not None and not squeeze(before) and not squeeze(setting.after):
            words = item(self._page, setting, anchor)
        else:
            words = self._figure(setting, before, anchor)
        if host and (reading.relative or not subject(before).words):
            words = host
        if _AVERAGE.fullmatch(squeeze(words)) and (anchor or setting.quantity.unit):
            words = f"{anchor.indicator if anchor and quantity.kind not in NOUNS else quantity.unit} bình quân"
        own = subject(before).words if anchor and words == anchor.indicator else ""
        if own and (self._names_somebody(own) or tops(own) is not None):
            words = measure_of(words)
        words = self._ranked(setting, squeeze(words), anchor) or words
        words = self._with_system(setting, squeeze(words), quantity.kind, anchor)
        words = _placeless(words)
        return _lowered(_short(expand(words))), _short(words)

    def _after_speaker(self, setting: Setting, before: str) -> str:
        """'Chủ tịch UBND tỉnh Lê Văn Bền phê bình 4 sở': who speaks names nothing that is measured."""
        names = self._page.names
        low, high = (
            bisect_left(names, at, key=lambda n: n.start) for at in (setting.clause.start, setting.quantity.start)
        )
        for name in reversed(names[low:high]):
            written = self._page.text[name.start : name.end]
            at = before.rfind(written)
            if at < 0:
                return before
            told = SPEAKS.match(before, at + len(written))
            if told:
                return " " + before[told.end() :].lstrip()
        return before

    def _host(self, setting: Setting, anchor: Anchor | None) -> str:
        """'chủ yếu nhờ công nghiệp chế biến (tăng 6%)', 'doanh thu tăng khá (năm 2023: 13 tỷ đồng)': what stands
        before the parentheses, where no figure of the sentence does.
        """
        start = setting.sentence.start
        if setting.paren is None or not setting.first or (anchor and anchor.end > start):
            return ""
        told = self._page.text[start : setting.paren.start - 1]
        return "" if _FIGURE.search(told) or is_place(squeeze(last_segment(told))) else subject(told + " ").words

    def _relative(self, setting: Setting, reading: Reading, before: str, anchor: Anchor | None) -> str:
        """A change, growth or multiple: the indicator of the level that it qualifies, else its own subject."""
        own, kind = subject(before), setting.quantity.kind
        changed = reading.kind is Kind.CHANGE
        if changed and kind in NOUNS and (anchor is None or _counts_anew(setting, anchor)):
            return counted(self._page, setting, before)
        if named := _named_after(setting, reading, own, anchor):
            return named
        if reading.over and anchor:
            return _over(setting, anchor)
        leans = setting.paren is not None or not setting.first
        if anchor and ((leans and not _own_subject(before)) or not own.words):
            return anchor.indicator
        if own.words:
            return f"{own.words} {tail(setting.after)}" if changed and kind == "noun" else own.words
        return own.topic or tail(setting.after)

    def _figure(self, setting: Setting, before: str, anchor: Anchor | None) -> str:
        """Any other figure: what it is called, the plan it is a share of, its subject, or what is counted."""
        own = subject(before + _verb(setting.qualifier))
        pronoun = self._pronoun(setting, before, anchor)
        if pronoun is not None:
            return pronoun
        called = self._called(setting, before, anchor)
        if called:
            return called
        if own.words.casefold() in BARE_RATES and not own.verb and anchor and setting.quantity.kind == "percent":
            own = own._replace(verb="là")  # '412 trường đạt chuẩn, tỷ lệ 68,9%'
        elif not setting.first and anchor and not says_something(before):
            own = own._replace(words="")
        found = _of_plan(setting, own, anchor) or self._scored(setting, own, anchor)
        if found:
            return found
        if anchor and _is_part(setting, before):
            return anchor.indicator
        if own.verb in STATES:
            return stated(self._page, setting, own, anchor)
        return counted(self._page, setting, before, anchor)

    def _pronoun(self, setting: Setting, before: str, anchor: Anchor | None) -> str | None:
        """'tỷ lệ này', 'con số tương ứng': the figure before; 'nâng tổng số lên 2.870 trạm': all that are counted."""
        head = points_back(setting, before)
        if head and head in before:
            if anchor is None:
                return self._matter(setting, head)
            return _of_plan(setting, Subject("", "", ""), anchor) or anchor.indicator  # 'con số này bằng 102% chỉ tiêu'
        if setting.quantity.kind in NOUNS and RAISED.match(before):
            return f"tổng số {setting.quantity.unit} {tail(setting.after)}"
        return None

    def _scored(self, setting: Setting, own: Subject, anchor: Anchor | None) -> str:
        """'Sở Tư pháp 93,4 điểm': the index that the sentence names."""
        if setting.quantity.kind == "score" and anchor and anchor.unit == "điểm" and not own.words:
            return anchor.indicator  # 'xã A dẫn đầu với 88 điểm, xã B thấp nhất với 61 điểm'
        if setting.quantity.kind != "score" or not (setting.first or is_ranked(own.words)):
            return ""
        return self._rankings.index(setting, own.words, None)

    def _ranked(self, setting: Setting, words: str, anchor: Anchor | None) -> str:
        """'Quảng Ninh dẫn đầu với 92%, thấp nhất là An Giang (81%)': the rate or index by which they are ranked; the
        words themselves where they say more than who is ranked.
        """
        if setting.quantity.kind not in {"percent", "score"} or not words:
            return words
        bare = _AMONG.sub("", words)
        what = "" if self._names_somebody(bare) else tops(bare)
        if what is None:
            return words
        if what:
            return what
        if anchor is not None and anchor.unit == setting.quantity.unit and anchor.indicator:
            return measure_of(anchor.indicator)
        text, start = self._page.text, setting.sentence.start
        return self._rankings.index(setting, "", None) or ranking_in(text[start : setting.quantity.start])

    def _names_somebody(self, words: str) -> bool:
        """True where the words are nothing but the name of a place or body."""
        return is_place(words) or words in self._somebody

    @cached_property
    def _somebody(self) -> frozenset[str]:
        """The page's bodies, by name and as written."""
        text, bodies = self._page.text, self._page.bodies
        return frozenset(name for b in bodies for name in (b.name, text[b.start : b.end]))

    def _matter(self, setting: Setting, head: str) -> str:
        """'tỷ lệ này' after 'việc số hóa hồ sơ đã có kết quả': 'tỷ lệ số hóa hồ sơ'."""
        found = list(MATTER.finditer(self._page.text, max(0, setting.sentence.start - 300), setting.quantity.start))
        return f"{head} {found[-1]['matter']}" if found else ""

    def _called(self, setting: Setting, before: str, anchor: Anchor | None) -> str:
        """'với số tiền' + what was paid, 'công suất' + of what."""
        named = NAMED.match(before) if setting.quantity.kind in {"money", "measure"} else None
        if named is None:
            return ""
        name, rest = named["name"], squeeze(before[: named.start()])
        own = subject(rest + " ").words if rest else ""
        if len(own.split()) >= 2 and setting.first:
            return f"{name} {own}"
        base = anchor.indicator if anchor else own or tail(setting.after)
        return f"{name} {base}" if not base.startswith(name) else base

    def _with_system(self, setting: Setting, words: str, kind: str, anchor: Anchor | None) -> str:
        """Counts of a portal or a database name it: 'tài khoản Cổng Dịch vụ công Quốc gia'."""
        if kind not in {"noun", "phrase", "money"} or setting.quantity.total is not None or len(words.split()) > 12:
            return words
        if words and anchor and words == anchor.indicator:
            return words
        heard = self._page.text[setting.sentence.start : setting.quantity.lead]
        named = list(system_names().finditer(heard))
        if (
            not named
            or NEW_SUBJECT.search(heard, named[-1].end())
            or not LEADS_CLAUSE.match(heard, 0, named[-1].start())
        ):
            return words
        name = "Cổng Dịch vụ công Quốc gia" if named[-1]["name"].casefold() == "cổng" else named[-1]["name"]
        words = CUT_PORTAL.sub("", words)
        if name.casefold() in words.casefold() or NAMES_SYSTEM.search(words):
            return words
        return f"{words} {name}"


def pointed(setting: Setting, reading: Reading, anchor: Anchor) -> str:
    """'con số này tăng 4 triệu', 'tỷ lệ ấy bằng 102% chỉ tiêu': the figure that the words point back to."""
    if reading.over:
        return _over(setting, anchor)
    return _of_plan(setting, Subject("", "", ""), anchor) or anchor.indicator


def _over(setting: Setting, anchor: Anchor) -> str:
    """'vượt 12% chỉ tiêu', 'vượt mục tiêu 3%': the figure before and the goal that it has passed."""
    goal = _GOAL.search(setting.before) or _GOAL.search(setting.after)
    return f"{anchor.indicator} vượt {tail(setting.after) or (goal[0] if goal else '')}"


def _placeless(words: str) -> str:
    """'GRDP của Bắc Kạn', 'GRDP ở Bắc Kạn' → 'GRDP': whose it is and for how long is not what is measured.

    >>> _placeless("GRDP 9 tháng của Khánh Hòa"), _placeless("sản phẩm của đồng bào Mông")
    ('GRDP', 'sản phẩm của đồng bào Mông')
    """
    for link in (" của ", " ở ", " tại "):
        head, linked, owner = words.rpartition(link)
        words = head if linked and is_place(owner) else words
    return MONTHS_OF.sub("", DONE_BY.sub("", words))


def _aspect(what: str, of: str) -> str:
    """'tăng 8,1% về số doanh nghiệp, 12% về giá trị': a part of what has been named, or another thing."""
    core = _OF_NUMBER.sub("", what.casefold())
    if core in {"lượng", "giá trị", "quy mô", "vốn"}:
        return f"{what} {_OF_ASPECT.sub('', of)}"
    return of if core in of.casefold() else what


def _named_after(setting: Setting, reading: Reading, own: Subject, anchor: Anchor | None) -> str:
    """What is named after a change: 'giảm 15% số người chết', 'cải thiện 5 bậc trên bảng xếp hạng DTI'."""
    about = _ABOUT.match(setting.after)
    if about:
        of = own.words if anchor is None or (setting.first and own.words) else anchor.indicator
        return _aspect(about["what"], of)
    if reading.kind is Kind.GROWTH and setting.quantity.kind == "percent":
        noun = _NOUN_AFTER.match(setting.after)
        named = noun is not None and (noun["number"] or lookup(fold(setting.after), noun.end()))
        return tail(setting.after) if named else ""
    return index_after(setting.after) if setting.quantity.kind == "steps" and not own.words else ""


def _is_part(setting: Setting, before: str) -> bool:
    """True for a bare number of a breakdown: '27 nhà (Bắc Hà 12, Sa Pa 9)', '27 sự cố, gồm Bắc Hà 12, Sa Pa 9'."""
    bare = setting.quantity.kind == "none"
    return bare and (setting.paren is not None or is_place(squeeze(_PARTS.sub("", before))))


def _counts_anew(setting: Setting, anchor: Anchor) -> bool:
    """True for a change of a count that is no change of the figure before: 'giảm 208 vụ, giảm 119 người chết'."""
    unit = setting.quantity.unit.casefold()
    follows = tail(setting.after)
    if follows and anchor.unit != "%":
        return follows.casefold() not in anchor.indicator.casefold()
    if anchor.unit.casefold() == unit:
        return False
    return (setting.first and setting.paren is None) or (anchor.unit != "%" and unit not in anchor.indicator.casefold())


def _of_plan(setting: Setting, own: Subject, anchor: Anchor | None) -> str:
    """'đạt 80% kế hoạch': the subject and the plan that it is a share of."""
    plan = OF_PLAN.match(setting.after) if setting.quantity.kind == "percent" else None
    if plan is None or (own.words and not own.verb):
        return ""
    if setting.first and not own.verb and not own.words and plan["plan"].startswith("tổng"):
        return tail(setting.after)  # '; dành 3% tổng chi ngân sách cho khoa học'
    base = own.words or (anchor.indicator if anchor else "")
    of = "kế hoạch" if plan["plan"] == "KH" else plan["plan"]
    return f"{base} so với {of}" if base else of


def _own_subject(before: str) -> bool:
    """True where the words before 'tăng' are a subject of their own, not the end of the figure before."""
    segment = last_segment(before)
    if _BUT.match(segment):
        return len(subject(_BUT.sub("", segment) + " ").words.split()) >= 2
    return segment != before and len(subject(segment + " ").words.split()) >= 2


def _verb(qualifier: str) -> str:
    """The verb of state inside a qualifier: 'ước đạt' and 'ước chiếm' lead to the figure as 'đạt' and 'chiếm' do."""
    if "chiếm" in qualifier:
        return " chiếm "
    return " ước " if qualifier.casefold().startswith("ước") else ""


def _lowered(words: str) -> str:
    """'Tỷ lệ hộ nghèo' → 'tỷ lệ hộ nghèo': a head noun loses the capital of its sentence."""
    words = PARTICLE.sub("", words)
    return words[0].lower() + words[1:] if _CAPITAL.match(words) else words


def _short(words: str) -> str:
    parts = squeeze(words).split()
    return " ".join(parts[:_WORDS])
