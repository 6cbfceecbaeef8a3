"""What stands between a name and its posts, between the posts of one person, and between the names that share one.

Each function says what a gap of the text means; which posts and names the gaps join is decided in
:mod:`diemcau.rules.holdings`.
"""

from __future__ import annotations

import regex

from diemcau.facts import Status
from diemcau.lexicon.loader import load
from diemcau.lexicon.wordlists import words

_HONORIFICS = "|".join(
    regex.escape(form) for form in sorted({f for e in load("honorifics") for f in e.forms}, key=lambda f: (-len(f), f))
)
_HONOUR = rf"(?:(?i:{_HONORIFICS})[.,]*[ ]+)*"
# "(ảnh)", "(thứ hai từ trái sang)", "(SN 1975)": a remark on a name
_REMARK = r"[ ]\((?:ảnh|thứ|bên|đứng|ngồi|giữa|áo|hàng|SN|sinh[ ]năm)[ ]?[^()\n]{0,40}\)"
# "sinh năm 1968", "SN 1975", "47 tuổi", "dân tộc Dao", "quê Hưng Yên": a remark on a person
_LIFE = (
    r"(?:sinh[ ]năm[ ]\d{4}|SN:?[ ]?\d{4}|\d\d[ ]tuổi|dân[ ]tộc[ ]\p{Lu}[\p{L}’']*(?:[ ]\p{Lu}\p{L}*)?"
    r"|quê[ ][^,;.–\n]{3,40})"
)
# ", UVT.Ư Đảng, ", " - Trưởng Tiểu ban Nhân sự - ": a post that no entry explains, before one that some entry does
_UNREAD = rf"[ ]?[,–—-][ ]*(?:{words('title-openings')})(?![\p{{Ll}}])[^,;:\n–—]{{0,90}}?(?=[ ]?[,–—-][ ])"
# " được bổ nhiệm giữ chức vụ ", " đã được Ban Bí thư chỉ định giữ chức ", ", giữ chức ", " thôi giữ chức ",
# " được HĐND tỉnh bầu làm ", " từng giữ các chức vụ: "
_VERB = rf"""
    ,?[ ](?:(?:đã|vừa|cũng|nay|hiện|sẽ|tiếp[ ]tục|chính[ ]thức|và|đồng[ ]thời|trước[ ]đó|lần[ ]lượt
    |{words("leaves")})[ ])*
    (?:(?:được|đến|về)[ ](?:[\p{{L}}\d&/-]+,?[ ]){{0,14}}?)?
    (?:(?:{words("appointed")})[ ])?(?:{words("holds")})(?:[ ]là)?[ ]?:?[ ]
"""
# "được bổ nhiệm Giám đốc Sở", "được bầu Phó Chủ tịch"
_PASSIVE = rf",?[ ](?:(?:đã|vừa|cũng|mới)[ ])*được[ ](?:[\p{{L}}\d&/-]+,?[ ]){{0,8}}?(?:{words('appointed')})[ ]"

# "Thành ủy viên | khóa trước", "Ủy viên Trung ương Đảng | khóa XII": the term in which a post was held
_TERM = r"[ ]khóa[ ](?:trước|này|[IVXL]{1,6}|\d{1,2})(?![\p{L}\d])"

# between posts of one person: ", ", " - ", " và ", " kiêm ", ", đồng thời là ", " (thứ hai từ trái sang), ",
# "A (nguyên Phó Giám đốc Sở X): Giám đốc Sở Y"
CHAIN = regex.compile(
    rf"""
    (?:{_REMARK})? (?:{_UNREAD})?
    (?:{_TERM})? (?: [ ]?[,–—-][ ]?(?:đồng[ ]thời[ ]là[ ]|cũng[ ]là[ ]|kiêm[ ]|nay[ ]là[ ]|hiện[ ]là[ ])?
      | [ ](?:và|kiêm|kiêm[ ]nhiệm|đồng[ ]thời[ ]là|nay[ ]là|&)[ ] | [ ] | \)(?::|[ ][–—-])[ ] )
    """,
    regex.VERBOSE,
)
APPOINTED = regex.compile(rf"(?:{_VERB}|{_PASSIVE})", regex.VERBOSE)
# " Nội chính tỉnh, ": the rest of a post of which no entry reads the body
REST = regex.compile(r"[ ][^,;.:()\n–—]{2,80}[ ]?[,–—-][ ]")
# between a name and the posts behind it
BEHIND = regex.compile(
    rf"""
    (?:{_REMARK})? (?:[ ]?[,–-][ ]*{_LIFE})* (?:{_UNREAD})*
    (?: [ ]? [,–—-] [ ]*
        (?: (?:đồng[ ]thời[ ]là|cũng[ ]là|kiêm)[ ] )?
        (?: (?:khi[ ]đó|lúc[ ]đó|nguyên|từng|hiện|hiện[ ]nay|hiện[ ]đang|nay|đang)[ ]
            (?:là|giữ[ ]chức|làm)[ ] (?:vụ[ ])? )?
      | [ ]? \( [ ]* | [ ]? : [ ]
      | [ ] (?: (?:cùng|đều)[ ]là | là | hiện[ ]là | khi[ ]đó[ ]là | lúc[ ]đó[ ]là | từng[ ]là
              | (?:với|trên)[ ](?:vai[ ]trò|cương[ ]vị|tư[ ]cách)(?:[ ]là)? ) [ ]
      | {_VERB} | {_PASSIVE}
    ) $
    """,
    regex.VERBOSE,
)
# between posts and the name behind them
FRONT = regex.compile(rf"(?:[ ]|[ ]?[,:–—-][ ]|[ ](?:là|gồm|gồm có)[ :]?[ ]?){_HONOUR}$")
# "Giám đốc Sở Lê Văn A", "Chủ tịch UBND huyện - Lê Văn A", "chức vụ Chủ tịch UBND tỉnh khóa X đối với ông A"
DIRECT = regex.compile(
    rf"""
    (?:[ ]\([^()]{{1,40}}\))?
    (?:[ ]khóa[ ][\dIVXL]+)?(?:,?[ ]nhiệm[ ]kỳ[ ]\d{{4}}[ ]?[-–][ ]?\d{{4}})?
    (?:[ ]đối[ ]với|[ ]của(?=[ ](?:ông|bà|đồng[ ]chí)))?[ ]{_HONOUR}$
    | (?P<apart>[ ]?[,–—-][ ](?:(?i:{_HONORIFICS})[.,]*[ ])+ | [ ][–—-][ ])$
    """,
    regex.VERBOSE,
)
# what opens a list behind a title: "các Phó Chủ tịch: A, B", "hai Phó Chủ tịch là A và B"
LISTS = regex.compile(r"[ ]?:[ ]|[ ](?:là|gồm)(?!\p{L})")
# "các Phó Thủ tướng: A, B và C", "các Phó Chủ tịch UBND tỉnh A, B"
PLURAL = regex.compile(
    r"(?:(?i:\b(?:các|hai|ba|bốn|năm))|\b0?[2-9])(?:[ ](?i:đồng chí|đ/c|ông|bà|vị|ông, bà))?(?:[ ]nguyên)?[ ]$"
)
AND = regex.compile(rf"(?:[ ]\([^()]*\))?(?:,|[ ]và|,[ ]và|;|;[ ]và|[ ]cùng|;[ ]cùng)[ ](?P<honour>{_HONOUR})$")
# "A, ông B": a list without a pause
ALSO = regex.compile(rf"(?:,|[ ]và|,[ ]và)[ ]{_HONOUR}$")
# "A và B cùng là ", "A, B - ", "A, B – ": what leads from a list of names to the post of them all
ALIKE = regex.compile(r",?[ ](?:cùng|đều)[ ]là[ ]")
DASHED = regex.compile(r"[ ]?[–—-][ ]")
# "A, B – các Phó Chủ tịch", "A, B, C (hai Phó Chủ tịch", "A và B là các Phó Chủ tịch": the last two, three …, or all
SEVERAL = regex.compile(
    r"(?:[ ]?[–—-][ ]|[ ]\(|(?P<comma>,[ ])|,?[ ](?:đều[ ])?là[ ])(?:cùng[ ]là[ ]|đều[ ]là[ ])?"
    r"(?P<many>các|hai|ba|bốn|năm|0?[2-9])[ ](?:đồng[ ]chí[ ])?"
)
ALL_OF_THEM = 99
# "các đồng chí: | A, B, các Phó Chủ tịch": whom a comma joins to the list
_TOGETHER = regex.compile(r"(?r)(?i:các[ ](?:đồng[ ]chí|đ/c|ông|bà|vị|ông[ ]bà|ông,[ ]bà))[ ]?:?[ ]")
_MANY = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
HELD_BY_MANY = ("Phó ", "Ủy viên", "Thứ trưởng", "Thành viên", "Đại biểu")
# "miễn nhiệm chức vụ ", "thôi giữ chức ": before a post
_LEFT = regex.compile(rf"(?<!\p{{L}})(?i:{words('leaves')})(?!\p{{L}})[^,;.]{{0,30}}$")
_GAINED = regex.compile(rf"(?<!\p{{L}})(?:{words('appointed')})(?!\p{{L}})")
# "đồng chí Lê Văn A Phó Chủ tịch UBND huyện phát biểu": nothing between a name and its post
_GREETED = regex.compile(rf"(?:(?i:{_HONORIFICS})[.]?[ ]|^)$", regex.MULTILINE)


def is_greeted(text: str, start: int) -> bool:
    """Whether an honorific, or nothing of the line, stands before the name at ``start``."""
    return _GREETED.search(text, max(0, start - 24), start) is not None


def how_many(text: str, start: int, end: int) -> int:
    """How many names of a list the gap ``text[start:end]`` before a post speaks of: 0 for one, ALL_OF_THEM for all.

    >>> how_many("A, B - hai Phó", 4, 11), how_many("A, B - các Phó", 4, 11), how_many("A, B - Phó", 4, 7)
    (2, 99, 0)
    """
    gap = SEVERAL.fullmatch(text, start, end)
    if gap is None:
        return 0
    word = gap["many"]
    return int(word) if word.isdigit() else _MANY.get(word, ALL_OF_THEM)


def is_by_comma(text: str, start: int, end: int) -> bool:
    """Whether only a comma parts a list from a post in the plural, which may then be other people's."""
    gap = SEVERAL.fullmatch(text, start, end)
    return gap is not None and gap["comma"] is not None


def is_of_several(text: str, start: int) -> bool:
    """Whether 'các đồng chí: ' stands right before the name at ``start``."""
    return _TOGETHER.match(text, max(0, start - 20), start) is not None


def told_status(text: str, start: int, end: int) -> Status | None:
    """What the gap ``text[start:end]`` before a post says of how it is held; None where it says nothing.

    >>> told_status("ông A được bầu làm Chủ tịch", 5, 19), told_status("ông A, Chủ tịch", 5, 7)
    (<Status.APPOINTED: 'appointed'>, None)
    """
    if _LEFT.search(text, start, end):
        return Status.FORMER
    return Status.APPOINTED if _GAINED.search(text, start, end) else None
