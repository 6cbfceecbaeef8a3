"""What a figure states: level, share, change, growth, multiple, rank or target – and whether it is a decrease."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from diemcau.facts import Kind
from diemcau.rules.clauses import Setting
from diemcau.rules.goals import DUE, goal


@dataclass(frozen=True, slots=True)
class Reading:
    """How a figure is to be read; ``cue`` is the length of the words before it that say so ('tăng thêm')."""

    kind: Kind
    sign: int = 1
    cue: int = 0
    relative: bool = False  # it qualifies another figure: a change, a growth, a multiple
    exact: bool = False  # the word before it compares and is no bound: 'hơn 4 điểm so với bình quân'
    over: bool = False  # so much over a target, with nothing else to compare with


# Right before the figure (read backwards): 'tăng', 'tăng thêm', 'giảm mạnh', 'có thêm', 'cao hơn', 'tăng trưởng',
# 'tụt', 'dôi ra', 'vơi đi', 'nhẹ hơn', but 'tăng lên 5%', 'vươn lên 84%', 'giảm còn 3', 'giảm xuống 11 triệu' state a
# level.
_MOVE = regex.compile(
    r"""(?r)
    (?<! \p{L} )
    (?:
      (?P<up> (?:tốc\sđộ\s|mức\s)?tăng(?:\strưởng)? | thăng | có\sthêm | bổ\ssung\sthêm
        | (?:(?:dài|dày|cộng|đắp|nhích|lớn)\s)?thêm
        | phát\ssinh\sthêm | thu\shút\sthêm
          | (?:cao|nhiều|lớn|nhanh|sớm|đông|nhỉnh|trội|dày|dài|nặng)\shơn | nâng\sthêm | cải\sthiện | nhích | trội
            | (?:dôi|dư)\sra | dày\slên | nới\srộng )
    | (?P<down> cắt\sgiảm | giảm | rút\sngắn | tụt | (?:thấp|ít|chậm|nhỏ|nhẹ|ngắn|thưa|mỏng|vắng)\shơn
      | (?<!thiếu\s)hụt | kém | sụt(?:\sgiảm)? | lao\sdốc | tuột | tinh\sgiản
      | tiết\sgiảm | (?:bớt|vơi|gọn|ngắn|nhẹ)\sđi | bớt | vơi )
    )
    (?P<tail> (?: \s (?: được | thêm | mạnh | nhanh | nhẹ | đến | tới | hơn | gần | khoảng | bình\squân
      | trung\sbình | trưởng | đột\sbiến | cao | vượt | đáng\skể | đều | tương\sứng | lần\slượt | gấp | trên | đã
      | kỷ\slục | chừng | cỡ | tầm | ngót(?:\snghét)? | non | xấp\sxỉ | suýt\ssoát | ước | tròn | đúng | quá
        | (?:chưa|không)\s(?:đến|tới|đầy|nổi|quá)
          | (?:cùng\skỳ|(?:năm|phiên|kỳ|lần|đợt|tháng|quý|tuần|vụ|mùa|năm\shọc)\strước|năm\sngoái|cuối\snăm|năm)
            (?:\s(?:năm\strước|năm\sngoái|\d{4}))?
            | (?:thời\sgian|chi\sphí|tỷ\slệ|xuống|số\slượng) ) ){0,4} )
    \s*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# 'thấp hơn cấp tỉnh 11,2 điểm', 'cao hơn bình quân cả nước 3%': what it is compared with stands between
_COMPARED = regex.compile(
    r"(?r)(?:(?P<up>cao|nhiều|lớn|nhanh|sớm|nhỉnh|trội|đông)|(?P<down>thấp|ít|chậm|kém|nhẹ|ngắn))\shơn(?:\sso\svới)?"
    r"\s(?:[^\s,;.()]+\s){1,6}",
    regex.IGNORECASE,
)
# 'nhiều hơn cuối tháng 9 là 92.200 tài khoản', 'hơn con số sau chín tháng 91,5 tỷ đồng', 'ít hơn trước 95 tổ'
_SINCE = regex.compile(
    r"(?r)(?:(?P<up>(?:(?:cao|nhiều|lớn|đông)\s)?hơn)|(?P<down>(?:thấp|ít|nhỏ)\shơn|kém))\s(?:so\svới\s)?"
    r"(?:(?:con\ssố|mức|số|của|hẳn)\s){0,2}"
    r"(?:cuối|đầu|giữa|cùng\skỳ|thời\sđiểm|năm\s(?:trước|ngoái|20\d\d)|(?:tháng|quý)\s\S+|kỳ|lần|sau|hồi|trước)\s"
    r"(?:[^\s,;.()]+\s){0,5}",
    regex.IGNORECASE,
)
# 'thấp hơn mức bình quân của vùng (38,5%) 12,5 điểm phần trăm', 'chỉ kém mức của cả nước 0,3 điểm phần trăm'
_POINTS = regex.compile(
    r"(?<!\p{L})(?:(?P<up>(?:cao|nhiều|lớn)\shơn|vượt)|(?P<down>(?:thấp|ít|nhỏ)\shơn|kém|thua))\s[^,;.]{0,80}"
    r"(?:\d,\d[^,;.]{0,20})?$",
    regex.IGNORECASE,
)
_CONTRIBUTED = regex.compile(r"\s*(?:vào|cho)\s", regex.IGNORECASE)  # 'đóng góp 3,9 điểm phần trăm vào mức tăng chung'
# 'biên độ dao động là 12,5 điểm phần trăm', 'khoảng cách chỉ còn 4 điểm phần trăm': how far apart two rates are
_SPAN = regex.compile(r"(?<!\p{L})(?:là|còn|ở mức|đạt|:)\s(?:(?:khoảng|hơn|gần|trên|chỉ)\s)*$", regex.IGNORECASE)
# 'hơn 4,22 điểm so với mức trung bình của toàn quốc': behind the points stands what they are compared with
_THAN_MEAN = regex.compile(r"\s*so với (?:mức|bình quân|trung bình|cả nước|toàn quốc|năm|cùng kỳ)\b", regex.IGNORECASE)
_MULTIPLE = regex.compile(
    r"(?r)(?:tăng|gấp|bằng|cao|giảm|ít\sđi|rút\sngắn|xuống|nhiều\shơn|hơn)(?:\s(?:gấp|lên|hơn|gần|khoảng|tới|đến|trên"
    r"|được|xuống|thêm|mạnh|thời\sgian))*\s*",
    regex.IGNORECASE,
)
_PART_OF_BEFORE = regex.compile(
    r"(?r)(?<!\p{L})(?:giảm|rút|co|tụt|xuống|bằng|chỉ|chưa|không|mới)(?:\s(?:đi|được|xuống|lại|mất|chỉ|còn|bằng|gần|hơn"
    r"|khoảng|quá))*\s*",
    regex.IGNORECASE,
)
_DOWN = regex.compile(r"giảm|xuống|rút ngắn|tụt|thấp hơn|ít đi", regex.IGNORECASE)
_FALL = regex.compile(r"giảm|tụt|lùi|xuống|thấp hơn|mất|rơi|rớt|(?<!\p{L})hạ(?!\p{L}| tầng)", regex.IGNORECASE)
# 'còn phải tìm thêm 3.130 người nữa', 'cần thêm 12 tỷ đồng nữa': what is missing is an amount, nothing has grown
_MISSING = regex.compile(r"(?<!\p{L})(?:phải|cần|thiếu)\s(?:\p{L}+\s){0,3}thêm\s*$", regex.IGNORECASE)
_MORE = regex.compile(r"(?:\s[^\s,.;()]+){0,5}?\snữa(?!\p{L})", regex.IGNORECASE)
# 'chỉ tiêu 80% vẫn hụt 0,5 điểm', 'chỉ tiêu là 900 thẻ, thế là dư ra 77 thẻ': nobody aims at falling short or beyond
_NEVER_AIMED = frozenset({"hụt", "dư ra", "dôi ra", "trội", "trội hơn"})
# 'biên chế có mặt 27.890, hụt 1.750 người': so many are missing; 'hụt 0,5 điểm', 'hụt 12 vụ so với năm trước' compare
_SHORT_OF = regex.compile(r"[^,.;()]{0,40}?so với", regex.IGNORECASE)
_OVER = regex.compile(r"(?r)(?<!\p{L})vượt(?:\strên|\shơn)?\s*", regex.IGNORECASE)
_OVER_TARGET = regex.compile(
    r"\s*(?:(?:so với|với|của|được)\s)?(?:(?:các|số)\s)?(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán|tiến độ|yêu cầu"
    r"|định mức)",
    regex.IGNORECASE,
)
# 'vượt mục tiêu Nghị quyết 0,36%': the goal stands before the distance
_OVER_GOAL = regex.compile(
    r"(?r)(?<!\p{L})vượt\s(?:so với\s)?(?:chỉ tiêu|kế hoạch|mục tiêu|dự toán)(?:\s[^\s\d,;.()]+){0,5}\s*",
    regex.IGNORECASE,
)
_OF_TARGET = regex.compile(r"\s*(?:so với\s)?(?:chỉ tiêu|mục tiêu|kế hoạch|dự toán)", regex.IGNORECASE)
# 'GDP quý II đạt 6,7%', 'GRDP của tỉnh đạt 8,1%': a percentage of a product itself is its growth
_PRODUCT = regex.compile(
    r"(?r)(?<!(?:trong|trên|vào|cho|của|với|so|lệ|trọng)\s)(?<![\p{L}/])(?:(?-i:GR?DP)"
    r"|tổng sản phẩm)(?:\s[^\s,;.:%\d]+){0,8}"
    r"\s(?:ước\s)?đạt\s(?:mức\s)?",
    regex.IGNORECASE,
)
# 'chỉ đạo công an xã …, mỗi ngày kích hoạt tối thiểu 15 tài khoản'
_FLOOR = regex.compile(r"tối thiểu|ít nhất|không dưới", regex.IGNORECASE)
_ORDERED = regex.compile(r"(?<!\p{L})(?:chỉ đạo|giao|phân công|yêu cầu|đề nghị)\s", regex.IGNORECASE)
# 'yêu cầu rà lại 214 thủ tục còn chồng chéo': what is counted is there already, it is no goal
_EXISTING = regex.compile(
    r"(?:\s\p{L}+){0,3}?\s(?:(?:còn|đang|đã|hiện|chưa)\s\p{L}|(?:trễ|quá) hạn|tồn đọng|vướng mắc)", regex.IGNORECASE
)
# 'hồ chứa với tổng mức đầu tư 120 tỷ đồng', 'tặng 1.500 suất học bổng, mỗi suất 1 triệu đồng': the size of a thing
# that is asked for or promised, no goal of its own
_SIZE = regex.compile(
    r"(?<!\p{L})(?:với\s(?:tổng\s)?(?:mức đầu tư|vốn đầu tư|vốn|kinh phí|chiều dài|diện tích)"
    r"|mỗi\s(?:suất|phần quà|căn|nhà|hộ|mô hình)(?:\s(?:trị giá|là))?)(?:\s(?:là|khoảng|trên|hơn|gần))*\s*$",
    regex.IGNORECASE,
)
_RATE = regex.compile(r"(?:tốc độ|mức|tỷ lệ)\s(?:tăng|phát triển|tăng trưởng)|tăng trưởng", regex.IGNORECASE)


def read_kind(setting: Setting, heard: str, *, rate: bool) -> Reading:
    """The reading of one figure.

    ``heard`` is the sentence up to the figure; ``rate`` says that the figure it would qualify is itself a percentage.
    """
    before = setting.before.rstrip() + " " + setting.qualifier
    if setting.quantity.kind == "rank":
        return Reading(goal(heard) or Kind.RANK)
    return (
        _signed(setting, before, rate=rate)
        or _multiple(setting, before)
        or _over(setting, before)
        or _share(setting)
        or _move(setting, before, heard, rate=rate)
        or Reading(_level(setting, before, heard))
    )


def _signed(setting: Setting, before: str, *, rate: bool) -> Reading | None:
    """'(+18,2%)', '(-3,5%)'."""
    if setting.quantity.unit == "%" and (setting.quote[0] in "-−–" or before.rstrip().endswith("+")):
        return Reading(Kind.CHANGE if rate else Kind.GROWTH, cue=len(setting.before), relative=True)
    return None


def _multiple(setting: Setting, before: str) -> Reading | None:
    """'tăng hơn 3 lần', 'gấp đôi', 'giảm 12 lần'; not 'họp 3 lần'."""
    if setting.quantity.kind != "ratio":
        return None
    match = _MULTIPLE.match(before)
    part = setting.quantity.value < 1 and "lần" not in setting.quote  # 'giảm còn 1/3', 'chưa bằng một nửa'
    if part:
        match = _PART_OF_BEFORE.match(before)
    elif match is None and "gấp" not in before[-20:] and not setting.quote.startswith("gấp"):
        return None
    cue = max(0, len(match[0]) - len(setting.qualifier)) if match else 0
    down = not part and _DOWN.search(before[-24:])
    return Reading(Kind.MULTIPLE, -1 if down else 1, cue, relative=True)


def _over(setting: Setting, before: str) -> Reading | None:
    """'vượt 12% chỉ tiêu': so much over the target."""
    over = _OVER.match(before)
    if over is None or not _OVER_TARGET.match(setting.after):
        over = _OVER_GOAL.match(before)
    if over is None:
        return None
    return Reading(Kind.CHANGE, 1, max(0, len(over[0]) - len(setting.qualifier)), relative=True, over=True)


def _share(setting: Setting) -> Reading | None:
    scored = setting.quantity.kind == "score"
    return Reading(Kind.SHARE) if setting.quantity.total is not None and not scored else None


def _move(setting: Setting, before: str, heard: str, *, rate: bool) -> Reading | None:
    """'tăng 26%', 'giảm 5 bậc', 'có thêm 687.000 hộ', 'thấp hơn cấp tỉnh 11 điểm'."""
    kind = setting.quantity.kind
    move = _MOVE.match(before)
    if move is None and kind in {"percent", "steps", "score"}:
        move = _COMPARED.match(before)
    elif move is None and kind in {"noun", "phrase", "money"}:
        move = _SINCE.match(before)
    if move is not None and _missing(setting, before, move):
        return None
    if move is not None and (_apart(setting, move) or not _OF_TARGET.match(setting.after)):
        return _moved(setting, heard, move, rate=rate)
    if kind == "steps":
        return Reading(goal(heard) or Kind.CHANGE, -1 if _FALL.search(before[-40:]) else 1, relative=True)
    return _points(setting, before, heard)


def _points(setting: Setting, before: str, heard: str) -> Reading | None:
    """A difference in points of a percentage, whatever its verb; one of a score where what it is compared with stands
    behind it.
    """
    kind = setting.quantity.kind
    if kind == "percent" and "điểm" in setting.quote:
        match = _POINTS.search(heard.rstrip())
        span = _SPAN.search(before) is not None or _CONTRIBUTED.match(setting.after) is not None
        if (match is not None or not span) and not goal(heard):
            down = match["down"] if match else _FALL.search(before[-40:])
            return Reading(Kind.CHANGE, -1 if down else 1, relative=True)
    if kind == "score" and before.rstrip().endswith(("hơn", "kém")) and _THAN_MEAN.match(setting.after):
        return Reading(
            goal(heard) or Kind.CHANGE, -1 if before.rstrip().endswith("kém") else 1, relative=True, exact=True
        )
    return None


def _missing(setting: Setting, before: str, move: regex.Match[str]) -> bool:
    """'phải tìm thêm 3.130 người nữa', 'phải mua thêm 576 máy tính', 'hụt 1.750 người', 'mỗi năm bớt được 25 tỷ
    đồng': an amount that is missing or saved, no change of one.
    """
    word, kind = (move["down"] or "").casefold(), setting.quantity.kind
    if (word == "hụt" and kind in {"noun", "phrase"}) or (word.startswith("bớt") and kind == "money"):
        return not _SHORT_OF.match(setting.after)
    more = kind in {"noun", "phrase"} or _MORE.match(setting.after)
    return _MISSING.search(before) is not None and bool(more)


def _apart(setting: Setting, move: regex.Match[str]) -> bool:
    """'thấp hơn 1,2 điểm % so với mục tiêu': a distance from the target, no share of it."""
    return "điểm" in setting.quote or (move["up"] or move["down"]).casefold().endswith("hơn")


def _moved(setting: Setting, heard: str, move: regex.Match[str], *, rate: bool) -> Reading:
    sign = -1 if move["down"] else 1
    cue = max(0, len(move[0]) - len(setting.qualifier))
    word = (move["up"] or move["down"]).casefold()
    if word.startswith(("tốc độ", "mức")):
        return Reading(goal(heard) or Kind.GROWTH)
    if setting.quantity.unit == "%" and setting.quantity.kind == "percent":
        points = "điểm" in setting.quote or (rate and (word.endswith("hơn") or word == "kém"))
        if points and word in _NEVER_AIMED:
            return Reading(Kind.CHANGE, sign, cue, relative=True)
        growth = not points and (not rate or "trưởng" in move[0].casefold() or "trưởng" in setting.qualifier)
        if goal(heard):
            return Reading(Kind.TARGET, sign, cue)
        return Reading(Kind.GROWTH if growth else Kind.CHANGE, sign, cue, relative=True)
    if goal(heard) and word not in _NEVER_AIMED:
        return Reading(Kind.TARGET, sign, cue)
    return Reading(Kind.CHANGE, sign, cue, relative=True)


def _level(setting: Setting, before: str, heard: str) -> Kind:
    percent = setting.quantity.kind == "percent"
    if percent and _OF_TARGET.match(setting.after) and not DUE.search(before):
        return Kind.LEVEL
    bare = before[: len(before) - len(setting.qualifier)].rstrip() + " "
    verb = bare if not setting.qualifier else f"{bare}đạt "
    growth = percent and (_RATE.search(before[-60:]) or (_PRODUCT.match(verb) and not _OF_TARGET.match(setting.after)))
    if setting.quantity.kind in {"noun", "phrase"} and _EXISTING.match(setting.after):
        return Kind.LEVEL
    if setting.quantity.kind in {"money", "measure"} and _SIZE.search(bare):
        return Kind.LEVEL
    if setting.qualifier and _FLOOR.search(setting.qualifier) and _ORDERED.search(heard):
        return Kind.TARGET
    return goal(heard) or (Kind.GROWTH if growth else Kind.LEVEL)
