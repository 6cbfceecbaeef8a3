"""What a counted figure measures: 'cấp trên 76 triệu thẻ căn cước' – the verb, the counted noun and what follows."""

from __future__ import annotations

from functools import cache

import regex

from diemcau.lexicon import wordlists
from diemcau.mentions import Page
from diemcau.rules.anchors import Anchor
from diemcau.rules.clauses import Setting
from diemcau.rules.phrases import last_segment, tail, without_end
from diemcau.rules.subjects import is_place, names_measure, subject

_LEAD_TRIM = regex.compile(
    r"(?r)(?:[\s,]+|(?<!\p{L})(?:có|đã|đang|được|cho|với|gồm|là|tại|của|và|(?<!(?:thực|phát|xuất|thể|biểu)\s)hiện"
    r"|hơn|cả|cùng|trên|lên|tới|đến|khoảng"
    r"|thêm|từ|(?<!\p{L}\s)số|(?<=(?:tổng|với|con|trong)\s)số|nhất|trong đó|còn|ước|mới|chỉ|tổng"
    r"|về|đạt|sẽ|các|ở|bằng|(?<!thông\s)qua|gần|trong|khoảng))+",
    regex.IGNORECASE,
)
_TRAILING_LINK = regex.compile(r"(?r)(?:với|gồm|có|là|cho|:)\s*", regex.IGNORECASE)
_VERBAL = regex.compile(r"(?:đã|đang|sẽ|được)\s")
_CAPITAL = regex.compile(
    r"(?:T[ỷỉ] |Tổng |Số |Tốc |Doanh |Kinh (?:phí|tế)|Thu |Chi |Thời |Sản |Mức |Giá |Chỉ số|Vốn |Thuê |Diện |Năng "
    r"|Kim |Lượng |Giải |Hồ sơ|Khách |Người |Dịch vụ|Học |Thu nhập|Xuất |Nhập |Dữ liệu|Hạ tầng|Việc |Mạng |Ngân sách )"
)
_SHARED = regex.compile(
    r"(?:,| và|, và) [\d.,/]+ [^.;()\d]*?(?P<predicate>(?:đã|đang|được|chưa|có|hoàn thành|ban hành|triển khai"
    r"|thực hiện|nộp|lập|thành lập|đạt chuẩn|tham gia|sử dụng|đăng ký)\s[^.;()\d]+)",
    regex.IGNORECASE,
)
# 'dữ liệu được đồng bộ …, nhờ đó 812.400 sổ …': a new subject begins
_THEREBY = regex.compile(
    r"(?r)(?<!\p{L})(?:nhờ (?:đó|vậy)|qua đó|từ đó|do đó|trong đó|theo đó)(?:\scó)?,?\s*", regex.IGNORECASE
)
# 'doanh thu của 4 trung tâm', '…, nhưng mới có 91 biên chế': another thing is said of what is counted
_OF = regex.compile(r"(?r)(?<!\p{L})(?:của|nhưng|song|mà)(?:\s(?:có|còn|mới|chỉ|đã|cả|hơn|gần))*\s*", regex.IGNORECASE)
# '173 ha tại Bắc Hà': where, not what
_AT_PLACE = regex.compile(
    r"^(?:tại|ở|thuộc)\s(?:(?:tỉnh|huyện|xã|phường|thành phố)\s)?(?-i:\p{Lu})[\p{L}\s]*$", regex.IGNORECASE
)
# 'Công an huyện đã thu nhận', 'lực lượng Công an đã cấp': who counts is not what is measured
_AGENT = regex.compile(
    rf"^(?:(?!(?:chưa|không)\s)\S+\s){{1,14}}?(?=(?:(?:chưa|không)\s)?(?:{wordlists.words('counting-verbs')}"
    r"|(?<!(?:trợ|cung|trung|sơ|nâng|phân)\s)cấp(?!\s(?:xã|huyện|tỉnh|cơ sở|độ|trung)))(?!\p{L}))"
)
# 'Các sở đã rà soát', 'Lực lượng dân quân đã giúp': who has done it, where no list of verbs says so
_DOERS = regex.compile(
    r"^(?:các|toàn|lực lượng|ngành|cơ quan|đơn vị|UBND|Ủy ban nhân dân|đoàn viên"
    r"|hội viên)\s(?:[^\s,]+\s){0,8}?đã\s(?=\p{Ll}+\s?)",
    regex.IGNORECASE,
)
# 'cả nước xảy ra', 'toàn tỉnh đã ghi nhận', 'tỉnh đã trồng': where is not what is measured
_WHERE = regex.compile(
    r"^(?:(?:cả nước|cả tỉnh|toàn (?:quốc|tỉnh|huyện|xã|ngành|thành phố|thị xã|phường|quốc))\s(?:(?:đã|có|hiện)\s)*"
    r"|(?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường|ngành)\s(?:(?:đã|đang|cũng|hiện|còn)\s)+)(?=\p{L})",
    regex.IGNORECASE,
)
_OBJECT = regex.compile(r"(?:t[ỷỉ]|số|tổng|việc|tốc|kinh phí|vốn|hồ sơ|tài khoản)\s", regex.IGNORECASE)
_MEMBERS = frozenset({"thành viên", "hội viên", "đoàn viên", "học viên"})
# 'chỉ tiêu đạt trên 70% kế hoạch', 'tỉnh dưới 10%': the predicate holds a figure of its own
_PREDICATE = regex.compile(
    r"\s(?:đạt|vượt|dưới|trên|có\st[ỷỉ]\slệ[^,.;()\d]*)\s(?:[^\d,;.()]+\s)?\d[^;()]*?(?=\svà\s|[,;.](?:\s|$)|$)"
)
_AND = regex.compile(r"^[^,]*\svà\s(?:(?:bằng|đạt|chiếm|còn|vượt|tăng|giảm)\s*)?$")
_SPENT = frozenset({"giải ngân", "thực hiện", "chi", "thu", "đã chi", "đã thu", "đã giải ngân", "huy động"})
# verbs whose object is measured with them: 'số hóa 100% dữ liệu'
_TRANSITIVE = regex.compile(r"(?:số hóa|thực hiện|hoàn thành|phủ|cấp|giải quyết|triển khai)$", regex.IGNORECASE)


def counted(page: Page, setting: Setting, before: str, anchor: Anchor | None = None) -> str:
    """'cấp trên 76 triệu thẻ căn cước gắn chíp': verb, counted noun and what follows."""
    lead = subject(without_end(_LEAD_TRIM, before))
    words = _without_agent(without_end(_LEAD_TRIM, lead.words))
    nothing = not setting.first and not says_something(before)
    owned = _OF.match(before) is not None  # 'doanh thu của 4 trung tâm đạt 12 tỷ đồng': the predicate is the revenue's
    if nothing or owned or _THEREBY.match(before):
        words = ""
    if not setting.first and is_place(words):
        words = ""
    follows = _AT_PLACE.sub("", tail(setting.after))
    noun = _noun(setting) and not owned
    predicate = _PREDICATE.match(page.text, setting.quantity.end, setting.clause.end) if noun else None
    if predicate and len(words.split()) < 3:
        return f"{words} {_noun(setting)} {predicate[0]}"
    if words or follows:
        return _told(setting, before, words, follows, anchor)
    if anchor and setting.quantity.kind in {"money", "measure", "percent"} and not lead.topic:
        return anchor.indicator
    return _untold(page, setting, before, lead.topic, anchor)


def _told(setting: Setting, before: str, words: str, follows: str, anchor: Anchor | None) -> str:
    """The figure has words of its own before or after it."""
    kind, long = setting.quantity.kind, len(follows.split()) >= 3
    noun = _noun(setting)
    if not follows and len(words.split()) >= 2 and noun.casefold() in _classifiers():
        noun = ""  # 'đàn bò 41.200 con'
    if (
        kind == "money"
        and anchor
        and not follows
        and words.casefold() in _SPENT
        and anchor.end >= setting.sentence.start
    ):
        return f"{words} {anchor.indicator}"  # '; giải ngân 71,9 tỷ đồng'
    if long and setting.quantity.total is not None:
        return f"{words if words.casefold() in _SPENT else ''} {noun} {follows}"
    if long and kind == "percent" and not _TRANSITIVE.search(words):
        return follows
    if _TRAILING_LINK.match(before):
        verbal = _VERBAL.match(words or follows)
        if verbal and anchor and noun and not setting.first:
            return f"{noun} {anchor.indicator}"  # '80 tổ được kiện toàn với 378 thành viên'
        if words:
            return f"{noun} {follows} {words}"
    if noun and words.casefold().startswith(f"số {noun.casefold()}"):
        noun = ""  # 'số vụ lừa đảo giảm 35 vụ'
    return f"{words} {noun} {follows}"


def _untold(page: Page, setting: Setting, before: str, topic: str, anchor: Anchor | None) -> str:
    """Nothing but the figure itself: what it shares with its neighbours says what is measured."""
    noun = _noun(setting)
    shared = _shared_predicate(page, setting)
    if shared:
        return f"{noun} {shared}"
    if anchor and noun and not setting.first and _TRAILING_LINK.match(before):
        return f"{noun} {anchor.indicator}"  # '173 tổ với 7.980 thành viên'
    if anchor and noun.casefold() in _MEMBERS and not setting.first:
        return f"{noun} {anchor.indicator}"  # '118 tổ công nghệ số, 743 thành viên'
    words = topic or ("" if setting.first else _list_head(setting))
    if names_measure(words) and not topic:
        words = ""  # 'diện tích 46 km², 41.260 nhân khẩu, 17 khóm'
    return f"{noun} {words}" if _TRAILING_LINK.match(before) else f"{words} {noun}"


@cache
def _classifiers() -> frozenset[str]:
    return frozenset(wordlists.word_list("classifiers"))


def _noun(setting: Setting) -> str:
    return setting.quantity.unit if setting.quantity.kind in {"noun", "phrase"} else ""


def _shared_predicate(page: Page, setting: Setting) -> str:
    """'9/9 huyện và 177/177 xã lập tổ công nghệ số': the predicate stands after the last figure."""
    rest = page.text[setting.quantity.end : setting.clause.end]
    match = _SHARED.match(rest)
    return tail(" " + match["predicate"]) if match else ""


def _list_head(setting: Setting) -> str:
    """The verb before the first figure of the clause: 'ban hành 6 Chỉ thị, 21 Nghị quyết'."""
    return subject(without_end(_LEAD_TRIM, setting.opening)).words


def says_something(before: str) -> bool:
    """True where something is said between the last comma and the figure: not in 'kích hoạt X tài khoản, đạt 84%'."""
    if _AND.search(before):
        return False  # '328 triệu hồ sơ đồng bộ và 28 triệu giao dịch': the words belong to the figure before
    segment = subject(without_end(_LEAD_TRIM, last_segment(before.rstrip() + " ")) + " ")
    return bool(segment.words or segment.topic)


def _without_agent(words: str) -> str:
    """'Công an tỉnh đã thu nhận' → 'thu nhận'; a noun phrase with a head of its own stays whole."""
    words = _WHERE.sub("", words)
    if _CAPITAL.match(words) or _OBJECT.match(words):
        return words
    return _DOERS.sub("", _AGENT.sub("", words))
