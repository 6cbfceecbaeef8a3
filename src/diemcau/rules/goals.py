"""Words that make a figure a goal."""

from __future__ import annotations

from functools import cache, lru_cache

import regex
from ahocorasick_rs import AhoCorasick

from diemcau.facts import Kind
from diemcau.text.anchored import in_clauses

# a goal: 'phấn đấu … đạt 80%', 'mục tiêu đến năm 2025 là 100%', 'chỉ tiêu tối thiểu 80%'; read in the sentence before
# the figure
_GOAL = in_clauses(
    r"""
    (?<! \p{L} )
    (?: phấn\sđấu
      | (?<! (?:vượt|đạt|hoàn\sthành|thực\shiện)\s(?:các\s)? ) (?:mục\stiêu|chỉ\stiêu) (?! \s (?:quốc\sgia
        |đề\sra|thành\sphần
        |phát\striển|đạt|còn|chưa|chậm|khó|thấp|cao|đã|vượt|hoàn\sthành|gồm|cơ\sbản|này|trên)\b )
          | đặt\sra\s(?:yêu\scầu|mục\stiêu)
      | (?<! (?:số|lượt|tổng|theo|các|ứng|triệu|nghìn|đạt)\s ) yêu\scầu(?!\scông|\stra|\scủa) | đề\snghị
        | hứa(?!\shẹn) | kỳ\svọng
        | tập\strung\sđạt | (?<! đã\ský\s ) cam\skết
        | (?:theo|đề\sra|(?<!đang\s(?:\p{L}+\s){1,2}|thực\shiện\s|triển\skhai\s)đúng)\slộ\strình
        | quán\striệt | chỉ\sđạo(?=:)
        | (?<! (?:được|đã|bàn|chuyển)\s )
          giao(?=:|\scho\s(?-i:\p{Lu})|\s(?-i:\p{Lu}[\p{Ll}\p{Lu}])) )
    (?! \p{L} )
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# the same, but only within the clause: 'cần đạt 70%', 'sẽ hoàn thành 100%', 'bảo đảm 95%'
_WEAK_GOAL = in_clauses(
    r"(?<!\p{L})(?:(?:(?-i:cần)|phải|sẽ)\s(?:\p{L}+\s){0,3}?(?:đạt|có|hoàn thành|chiếm|nâng|đưa)|quyết tâm|hướng tới"
    r"|(?<!định )hướng đến|sớm (?:đạt|đưa|hoàn thành|nâng|có)|(?:lưu ý"
    r"|nhắc)(?=\s(?-i:\p{Lu})))(?!\p{L})|(?<!\p{L})(?<!chưa )(?:bảo đảm|đảm bảo)(?:\s(?:tỷ lệ|đạt|có|tối thiểu"
    r"|ít nhất|trên"
    r"|từ))*\s*$",
    regex.IGNORECASE,
)
# what names a goal that has been met or is counted: 'vượt 12% chỉ tiêu', 'đạt 95% kế hoạch', '9/12 chỉ tiêu'
_MET = regex.compile(
    r"(?:vượt|đạt|bằng|hoàn thành|so với|thấp hơn|cao hơn|kém|còn|[\d%])[^,;:.]{0,24}?(?:chỉ tiêu|mục tiêu|kế hoạch)"
    r"|(?:vượt|hoàn thành)\s(?:\p{L}+\s){0,3}(?:chỉ tiêu|mục tiêu)",
    regex.IGNORECASE,
)
# 'UBND tỉnh đề ra 18 chỉ tiêu chủ yếu, trong đó GRDP tăng 9,5%'
_SET_OUT = regex.compile(
    r"(?<!\p{L})(?:đề ra|đặt ra|đặt|xây dựng)\s\d+\s(?:chỉ tiêu|mục tiêu)(?!\p{L})(?![^;.]*(?:đã|hoàn thành))",
    regex.IGNORECASE,
)
# 'đề nghị tỉnh hỗ trợ …; ông A chia sẻ mô hình …': another voice reports
_TOLD = regex.compile(
    r";[^;]*?(?<!\p{L})(?:hỏi|băn khoăn|thắc mắc|chia sẻ|cho biết|phản ánh|ghi nhận|biểu dương|cho hay"
    r"|nêu thực tế|đánh giá cao|thông tin rằng"
    r"|đồng thời lưu ý)(?!\p{L})",
    regex.IGNORECASE,
)
# 'Mục tiêu là 100% xã …, hiện mới đạt 72%', '…; con số này hiện là 72%'
_NOW = regex.compile(
    r"[,;]\s(?:nhưng\s|song\s|mà\s)?(?:(?:con số|tỷ lệ|kết quả)\s(?:này|đó)\s)?(?:hiện|nay|đến nay"
    r"|thực tế)(?:\s(?:nay|tại))?\s(?:mới|đã|chỉ|đạt|có|là|còn)(?!\p{L})",
    regex.IGNORECASE,
)
# 'năm 2025 phải hoàn thành 100% mục tiêu'
DUE = regex.compile(
    r"(?<!\p{L})(?:(?:cần|phải|sẽ|quyết tâm|phấn đấu)\s(?:\p{L}+\s){0,3}|(?:yêu cầu|đề nghị|hứa"
    r"|cam kết)\s(?:(?!đã\s)[\p{L}\d/\x00]+\s){0,10})$",
    regex.IGNORECASE,
)


# words of which every goal has one; looked for first, because most sentences have none
_CUES = (
    "phấn đấu", "mục tiêu", "chỉ tiêu", "yêu cầu", "đề nghị", "hứa ", "kỳ vọng", "tập trung đạt", "cam kết", "lộ trình",
    "quán triệt", "chỉ đạo:", "giao", "cần ", "phải ", "sẽ ", "quyết tâm", "hướng tới", "hướng đến",
    "sớm ", "lưu ý", "nhắc ", "bảo đảm", "đảm bảo",
)  # fmt: skip


@cache
def _cues() -> AhoCorasick:
    return AhoCorasick(_CUES)


@lru_cache(maxsize=64)  # one figure asks twice
def goal(heard: str) -> Kind | None:
    """TARGET where the sentence up to a figure (``heard``) sets a goal, else None."""
    said = heard.casefold()
    if not _cues().find_matches_as_indexes(said):
        return None
    told = max((m.end() for m in _TOLD.finditer(heard)), default=0) if ";" in heard else 0
    heard = heard[told:]
    now = _NOW.search(heard)
    heard = heard[now.end() :] if now else heard
    goal = _GOAL.search(heard) and _GOAL.search(_MET.sub(" ", heard))
    return Kind.TARGET if goal or _SET_OUT.search(heard) or _WEAK_GOAL.search(heard, heard.rfind(";") + 1) else None
