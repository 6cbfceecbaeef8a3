"""What a figure measures: the shortest wording from the text that says it (GUIDE: measures.indicator)."""

from __future__ import annotations

from diemcau.facts import Kind
from diemcau.lexicon.expand import expand
from diemcau.mentions import Page
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.counts import _CAPITAL, counted, says_something
from diemcau.rules.indicatorwords import (
    CUT_PORTAL,
    MATTER,
    NAMED,
    NAMES_SYSTEM,
    NOUNS,
    OF_PLAN,
    PARTICLE,
    RAISED,
    STATES,
    THIS,
)
from diemcau.rules.kinds import Reading
from diemcau.rules.listitems import item
from diemcau.rules.phrases import last_segment, squeeze, tail
from diemcau.rules.rankings import Rankings, index_after, is_ranked
from diemcau.rules.statements import stated
from diemcau.rules.subjects import Subject, subject
from diemcau.rules.systemnames import system_names

_WORDS = 24


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
        if reading.kind is Kind.RANK:
            words = self._rankings.rank(setting, before, anchor)
        elif reading.relative:
            words = self._relative(setting, reading, before, anchor)
        elif setting.paren is not None and not squeeze(before) and not squeeze(setting.after):
            words = item(self._page, setting, anchor)
        else:
            words = self._figure(setting, before, anchor)
        words = self._with_system(setting, squeeze(words), quantity.kind, anchor)
        return _lowered(_short(expand(words))), _short(words)

    def _relative(self, setting: Setting, reading: Reading, before: str, anchor: Anchor | None) -> str:
        """A change, growth or multiple: the indicator of the level that it qualifies, else its own subject."""
        own, kind = subject(before), setting.quantity.kind
        changed = reading.kind is Kind.CHANGE
        if changed and kind in NOUNS and (anchor is None or (setting.first and setting.paren is None)):
            return counted(self._page, setting, before)
        if kind == "steps" and not own.words and (named := index_after(setting.after)):
            return named  # 'cải thiện 5 bậc trên bảng xếp hạng DTI'
        if reading.over and anchor:
            return f"{anchor.indicator} vượt {tail(setting.after)}"
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
        if not setting.first and anchor and not says_something(before):
            own = own._replace(words="")
        found = _of_plan(setting, own, anchor) or self._scored(setting, own)
        if found:
            return found
        if setting.paren is not None and setting.quantity.kind == "none" and anchor:
            return anchor.indicator
        if own.verb in STATES:
            return stated(self._page, setting, own, anchor)
        return counted(self._page, setting, before, anchor)

    def _pronoun(self, setting: Setting, before: str, anchor: Anchor | None) -> str | None:
        """'tỷ lệ này', 'con số tương ứng': the figure before; 'nâng tổng số lên 2.870 trạm': all that are counted."""
        this = THIS.search(before[-60:])
        if this:
            return anchor.indicator if anchor else self._matter(setting, this["head"])
        if setting.quantity.kind in NOUNS and RAISED.match(before):
            return f"tổng số {setting.quantity.unit} {tail(setting.after)}"
        return None

    def _scored(self, setting: Setting, own: Subject) -> str:
        """'Sở Tư pháp 93,4 điểm': the index that the sentence names."""
        if setting.quantity.kind != "score" or not (setting.first or is_ranked(own.words)):
            return ""
        return self._rankings.index(setting, own.words, None)

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
        if not named:
            return words
        name = "Cổng Dịch vụ công Quốc gia" if named[-1]["name"].casefold() == "cổng" else named[-1]["name"]
        words = CUT_PORTAL.sub("", words)
        if name.casefold() in words.casefold() or NAMES_SYSTEM.search(words):
            return words
        return f"{words} {name}"


def _of_plan(setting: Setting, own: Subject, anchor: Anchor | None) -> str:
    """'đạt 80% kế hoạch': the subject and the plan that it is a share of."""
    plan = OF_PLAN.match(setting.after) if setting.quantity.kind == "percent" else None
    if plan is None or (own.words and not own.verb):
        return ""
    if setting.first and not own.verb and not own.words and plan["plan"].startswith("tổng"):
        return tail(setting.after)  # '; dành 3% tổng chi ngân sách cho khoa học'
    base = own.words or (anchor.indicator if anchor else "")
    return f"{base} so với {plan['plan']}" if base else plan["plan"]


def _own_subject(before: str) -> bool:
    """True where the words before 'tăng' are a subject of their own, not the end of the figure before."""
    segment = last_segment(before)
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
