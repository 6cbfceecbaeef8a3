"""Patterns of roles over templates (:mod:`diemcau.rules.actors`), where an actor is a placeholder '⟦0⟧'.

'L' below stands for one actor or a list of them: '⟦0⟧, ⟦1⟧ và ⟦2⟧'. The verbs stand in lexicon/lists/acts.toml.
"""

from __future__ import annotations

import regex

from diemcau.lexicon.wordlists import words
from diemcau.rules.meeting.nouns import event_nouns
from diemcau.text.anchored import in_templates

ACTOR = r"⟦\d+⟧"
_CALLED = words("address")
# one title for several: 'các Phó Thủ tướng ⟦0⟧, ⟦1⟧'
_SHARED = r"(?:các[ ](?-i:\p{Lu})[^⟦,;.:]{2,60}?:?[ ])?"
_LIST = rf"""
    {ACTOR}(?:(?:[ ]\([^)⟦]{{2,40}}\))?(?:,?[ ]và|,?[ ]cùng[ ]với|,?[ ]cùng|,?[ ]với|,|;)?[ ]?{_SHARED}(?:
    (?:{_CALLED}):?[ ])?{ACTOR})*
"""
# an apposition that no post explains: '⟦0⟧, đồng thời là Chủ tịch Ủy ban … chủ trì',
# '⟦0⟧ Công an TP.HCM, thông tin', '⟦0⟧, người từng tham gia nhóm soạn thảo,
# lưu ý …', '⟦0⟧ tại Việt Nam, …'
_CALLINGS = words("callings")
_APPOSED = rf"""
    (?P<apposed>[ ](?:miền|phía|khu[ ]vực|vùng|cụm|chi[ ]nhánh)[ ][^⟦,;.:]{{2,30}}?(?=[ ])|[ ]
    (?-i:\p{{Lu}})[^⟦,;:]{{2,60}}(?=,)|[ ](?:tại|của|thuộc|ở)[ ][^⟦,;.:]{{2,50}}|[ ]\([^)⟦]{{2,60}}\)
    |[ ]?[,–-][ ][^⟦;.:]{{2,140}}?(?=,|[ ][–-])|[ ](?:và|cùng)[ ](?:đại[ ]diện|lãnh[ ]đạo|các|toàn[ ]thể|đoàn
    |một[ ]số)[ ][^⟦.;:]{{2,110}}?(?=[ ](?:(?:cùng|đến|tới|đã)[ ])?(?:dự|tham[ ]dự|chủ[ ]trì|tham[ ]gia)(?!\p{{L}}))
    |,[ ](?:(?:Phó[ ])?(?:Trưởng|Tổ[ ]trưởng)|Thành[ ]viên|Đại[ ]diện|{_CALLINGS})[ ][^⟦,;.:]{{2,60}}?(?=[ ])
    |(?:[ ]\([^)⟦]{{2,60}}\))?,[ ](?:đồng[ ]thời[ ]là[ ]|kiêm[ ])?(?-i:(?:Phó[ ])?(?:Trưởng|Tổ|Chủ|Bí)[ ])
    [^⟦;.:]{{2,140}}?(?=[ ](?:đã[ ])?(?:đồng[ ])?chủ[ ]trì(?!\p{{L}})(?!,?[ ]phối[ ]hợp)))?
"""
# 'chỉ đạo' speaks only to somebody ('chỉ đạo các sở', 'chỉ đạo:'); 'giao ⟦0⟧ chỉ đạo rà soát' does work
# 'trao đổi với ai' is a talk between two, as captions show it
_SAY = rf"""
    (?!trao[ ]đổi[ ](?:với|cùng)[ ](?!hội[ ]nghị(?!\p{{L}})))(?:{words("say")}|giao(?=[ ])
    |chỉ[ ]đạo(?=[ ]?[:,.]|[ ](?:các|rằng|tại)(?!\p{{L}})))(?!\p{{L}})(?![ ]hội[ ]nghị[ ]do)
"""
_SAY_FORMALLY = rf"(?:{words('say-formally')})(?!\p{{L}})"
_ADVERB = r"""
    (?:(?:,|[ ])*(?:đã|cũng|tiếp[ ]tục|một[ ]lần[ ]nữa|thay[ ]mặt[ ][^⟦,;]{3,60},?|đại[ ]diện[ ][^⟦,;]{3,60},?
    |trực[ ]tiếp|lần[ ]lượt|thẳng[ ]thắn|vừa|nhiệt[ ]liệt
    |đặc[ ]biệt|vui[ ]mừng|nghiêm[ ]khắc|tin[ ]tưởng|trân[ ]trọng|cơ[ ]bản|đồng[ ]thời|đều|còn|xin|rất
    |mạnh[ ]dạn|tập[ ]trung|(?:sáng|trưa|chiều|tối|ngày|hôm)[ ][^⟦,;.]{2,40},?
    |trong[ ]bài[ ]phát[ ]biểu[^⟦;]{0,60},|tại[ ][^⟦,;]{3,60},?|từ[ ][^⟦,;]{3,40},?))*
"""
# what 'chủ trì' may govern: a meeting or nothing, but no task ('chủ trì xây dựng đề án', 'chủ trì, phối hợp')
_MEETING_NEXT = rf"""
    (?=[ ]*(?:$|[.;:()“"|–-]|⟦|,(?![ ]*(?:phối[ ]hợp|tham[ ]mưu|giao|xây[ ]dựng|nghiên[ ]cứu|rà[ ]soát
    |hướng[ ]dẫn|cùng[ ]các))
    |(?:tại|ở|từ|và|với|cùng|{event_nouns()}|phiên|buổi|cuộc|họp|giao[ ]ban|điểm|đầu|sáng
    |chiều|tối|ngày|đã|đón|tiếp|nội[ ]dung|phần|làm[ ]việc|trực[ ]tuyến|chung|điều[ ]hành|là|có|gồm|thảo[ ]luận
    |chất[ ]vấn)(?!\p{{L}})(?![ ]phối[ ]hợp)))
"""
_CHAIR = rf"""
    (?:(?:{words("chair")})(?!\p{{L}}){_MEETING_NEXT}|điều[ ]hành(?=[ ](?:hội[ ]nghị|phiên|buổi|cuộc|phần|lễ
    |kỳ[ ]họp|nội[ ]dung|chương[ ]trình)|[ ]?[.,;]|$))
"""
# 'dự' and its kin, but not 'dự kiến', 'dự báo', 'tham gia dịch vụ công'
_ATTEND = r"""
    (?:(?:đến|tới|về|cùng|được[ ]mời|đã|cũng|còn|và)[ ])*(?:tham[ ]dự|dự(?![ ](?:kiến|báo|án|thảo|toán|trữ|phòng
    |đoán|thi|tuyển|tính|định|bị|cảm|liệu))|tham[ ]gia[ ](?=hội|phiên|họp|buổi|đoàn|cuộc|lễ|tọa|diễn)|có[ ]mặt
    |chứng[ ]kiến[ ](?=lễ))(?!\p{L})
"""

_FLAGS = regex.VERBOSE | regex.IGNORECASE

PLACEHOLDER = regex.compile(ACTOR)
JOINT = regex.compile(r"đồng[ ](?!chí)|cùng[ ]", regex.IGNORECASE)

# "⟦0⟧ và ⟦1⟧ đồng chủ trì hội thảo", "⟦0⟧ dự và phát biểu chỉ đạo", "⟦0⟧, người soạn thảo, lưu ý": L and its first verb
SUBJECT = in_templates(
    rf"""
    (?P<who>{_LIST}){_APPOSED}[ ]?[,–-]?[ ]?{_ADVERB}[ ]?(?:(?P<chair>{_CHAIR})|(?P<attend>{_ATTEND})|
    (?P<say>{_SAY}))
    """,
    _FLAGS,
)
# "… dự và phát biểu", "… chủ trì, kết luận": further verbs of the same subject
NEXT_VERB = regex.compile(
    rf"""
    (?:,?[ ]và[ ]|,[ ]|[ ]đồng[ ]thời[ ]){_ADVERB}[ ]?(?:(?P<chair>{_CHAIR})|(?P<attend>{_ATTEND})|
    (?P<say>{_SAY_FORMALLY}))
    """,
    _FLAGS,
)
# before an actor that is told to do it, or whose words are no speech: "giao ⟦0⟧ chủ trì", "chỉ tiêu ⟦0⟧ giao",
# "đề nghị ⟦0⟧ báo cáo", "giao ⟦0⟧ lo vốn; ⟦1⟧ lo đất"
NOT_ACTING = in_templates(
    r"""
    \b(?:(?<!ngoại[ ]|bàn[ ])giao|đề[ ]nghị|yêu[ ]cầu|phân[ ]công|cử|mời|chỉ[ ]tiêu|nhiệm[ ]vụ|mục[ ]tiêu
    |nội[ ]dung|bị|gửi|trình|thay|mà|như|ủy[ ]quyền|ủy[ ]nhiệm|thông[ ]qua|cùng[ ]các)
    (?:[ ]cho)?[ ](?:các[ ]đồng[ ]chí[ ]|đồng[ ]chí[ ])?$
    | \b(?:giao|phân[ ]công)[ ]⟦\d+⟧[^⟦.]{0,200};[ ]$
    """,
    _FLAGS,
)
NOT_SAYING = regex.compile(r"\b(?:được|của|với|về|cho|tới)[ ]$", _FLAGS)

_START = r"""
    (?:^|[.;,:(|“\"”–-][ ]?|\b(?:(?:các|hai|ba)[ ](?:đồng[ ]chí|vị|ông)|và|còn
    |do[ ]đó|sự|phần|thành[ ]phần|đại[ ]biểu|các[ ]đại[ ]biểu|khách[ ]mời
    |người)[ ])
"""
# "Chủ trì Hội nghị tại điểm cầu Trung ương là ⟦0⟧", "Đồng chủ trì có ⟦0⟧; ⟦1⟧", "dưới sự chủ trì của ⟦0⟧",
# "Chủ trì hội nghị, ⟦0⟧ …"
CHAIR_HEADER = in_templates(
    rf"""
    (?:{_START}(?P<verb>{words("chair")}|điều[ ]hành)(?!\p{{L}})(?!,?[ ]phối[ ]hợp|[^(⟦]{{0,40}}\))
    (?:[^⟦.;:]|\.(?!\s)){{0,90}}?
    (?:\b(?:có|là|gồm|của)\b|:|,)
    |\bsự[ ](?P<verb2>chủ[ ]trì|điều[ ]hành|chủ[ ]tọa|đồng[ ]chủ[ ]trì)[ ]của)
    (?:[ ]+(?:có|gồm))?[: ]*{_SHARED}(?:{_CALLED})?[: ]*(?P<who>{_LIST})
    """,
    _FLAGS,
)
# "…; điểm cầu huyện Cô Tô: ⟦1⟧", "…, tại điểm cầu Bắc Hà có ⟦1⟧": the next site of 'chủ trì tại điểm cầu X có ⟦0⟧'
CHAIR_GOES_ON = regex.compile(
    rf"""
    (?:[;,]|[ ]và|;[ ]và)[ ](?:tại[ ]|ở[ ])?(?:điểm|đầu)[ ]cầu[ ][^⟦;:.]{{2,60}}?(?:[ ](?:có|là|do)(?!\p{{L}})|:)
    [ ]*{_SHARED}(?:{_CALLED})?[: ]*(?P<who>{_LIST})
    """,
    _FLAGS,
)
# "⟦1⟧ (chủ trì)": told of one in a list
CHAIR_MARK = in_templates(rf"(?P<who>{ACTOR})[ ]?\((?P<verb>{words('chair')})(?!\p{{L}})[^)⟦]{{0,40}}\)", _FLAGS)
# "Phát biểu kết luận hội nghị, ⟦0⟧ …", "Tại đây, thay mặt …, ⟦0⟧", "Ghi nhận kết quả,
# ⟦0⟧": at the start of a sentence any verb
OPENING = regex.compile(
    rf"""
    (?:(?:^|^[^⟦,]{{2,50}},[ ])[“"(-]?[ ]?(?:thay[ ]mặt[^⟦,]{{0,60}},?[ ])?(?P<any>{_SAY})|[“"(;,–-][ ]?
    (?P<formal>{_SAY_FORMALLY}))
    (?![ ](?:phỏng[ ]vấn|với[ ](?:phóng[ ]viên|báo|PV)))[^⟦]{{0,110}}?,[ ]*(?:thay[ ]mặt[^⟦]{{0,80}})?
    (?P<who>{ACTOR})
    """,
    _FLAGS,
)
# "Phát biểu tại hội nghị có ⟦0⟧, ⟦1⟧", "Tham luận: ⟦0⟧"
SPEAKING_HEADER = in_templates(
    rf"{_START}{_SAY_FORMALLY}[^⟦.;:,]{{0,60}}?(?:\b(?:có|gồm)\b|:)[: ]*(?:{_CALLED})?[: ]*(?P<who>{_LIST})", _FLAGS
)
# "tham luận của ⟦0⟧ và ⟦1⟧", "báo cáo do ⟦0⟧ trình bày", "ý kiến phát biểu của ⟦0⟧"
BY = in_templates(
    rf"""
    \b(?P<noun>phát[ ]biểu|báo[ ]cáo|tham[ ]luận|ý[ ]kiến(?:[ ]phát[ ]biểu|[ ]tham[ ]luận|[ ]trao[ ]đổi)?
    |bài[ ]phát[ ]biểu|trình[ ]bày|kết[ ]luận)
    (?:[ ](?:khai[ ]mạc|chỉ[ ]đạo|kết[ ]luận|bế[ ]mạc|tham[ ]luận|ý[ ]kiến))*[ ](?:của|do|từ)[ ](?:
    (?:{_CALLED})[ ])?(?P<who>{_LIST})
    """,
    _FLAGS,
)
# "thực hiện ý kiến chỉ đạo của ⟦0⟧", "căn cứ kết luận của ⟦0⟧": no speech at this meeting
NOT_BY = regex.compile(
    r"""
    \b(?:thực[ ]hiện|căn[ ]cứ|quán[ ]triệt|triển[ ]khai|tiếp[ ]thu|như|tinh[ ]thần|theo|trên[ ]cơ[ ]sở
    |sau)\b[^.;]{0,40}$
    """,
    _FLAGS,
)
# "Theo ⟦0⟧, …", "theo lời ⟦0⟧", "“…” – ⟦0⟧"
ACCORDING = in_templates(
    rf"""
    (?:^|[.;,–-][ ])theo[ ](?:lời[ ](?:của[ ])?|ý[ ]kiến[ ](?:của[ ])?|báo[ ]cáo[ ]của[ ])?
    (?P<who>{ACTOR}){_APPOSED}[ ]?,
    """,
    _FLAGS,
)
QUOTED = in_templates(
    rf"""
    [“\"][^”\"⟦]{{40,}}[”\"][ ]?,?[ ]?(?:[–—-]|theo(?:[ ]lời)?|lời)[ ](?:của[ ])?(?P<who>{ACTOR})
    """,
    _FLAGS,
)

# "⟦0⟧: “Xã nào chậm …”"
COLON = in_templates(rf"(?P<who>{ACTOR})[ ]?:[ ]?[“\"]", _FLAGS)

# "Cùng dự có", "Tham dự hội nghị có:", "Đến dự …", "Về phía tỉnh có", "Tại điểm cầu tỉnh …, có", "với sự tham dự của"
ATTENDANCE = in_templates(
    rf"""
    (?:
    (?P<site>(?:\b(?:tại|ở)[ ](?:các[ ])?|;[ ]|^)(?:điểm|đầu)[ ]cầu|{_START}(?:về[ ])?phía[ ]
    (?:lãnh[ ]đạo[ ])?[^⟦,.]{{2,60}}?)
    (?P<between>(?:[^⟦.]|\.(?!\s)){{0,110}}?)(?:\b(?:có|gồm|là)\b|:)
    |(?:{_START}|\b(?:cùng|đến|tới|về|cũng|được[ ]mời)[ ])(?:{words("attend")})(?!\p{{L}})(?![ ](?:kiến|báo|án
    |thảo|toán|thi|dịch[ ]vụ))(?:[^⟦.]|\.(?!\s)){{0,110}}?(?:\b(?:có|gồm|là)\b|:)
    |(?:^|[.;][ ])(?:{words("guests")})(?!\p{{L}})[^⟦,.;:]{{0,40}}?(?:\b(?:có|gồm)\b|:)
    |\bsự[ ](?:tham[ ]dự|tham[ ]gia|hiện[ ]diện|có[ ]mặt|góp[ ]mặt|chứng[ ]kiến|dự)
    (?:[ ]và[ ][^⟦.,]{{2,30}})?[ ]của
    )(?P<rest>[^⟦]{{0,90}}?|[^⟦]{{0,260}}?(?:trong[ ]đó[ ]có|đứng[ ]đầu[ ]là)[^⟦]{{0,30}}?)(?=⟦)
    """,
    _FLAGS,
)
# "Các đồng chí Ủy viên Trung ương Đảng: ⟦0⟧; ⟦1⟧.": a list without a verb goes on with the list of the sentence before
MORE_OF_THEM = regex.compile(
    rf"^(?:cùng[ ])?(?:các|hai|ba|về[ ]phía)[ ][^⟦:]{{2,110}}:[ ]*(?P<who>{_LIST})[^⟦]{{0,80}}$", _FLAGS
)
# no attendance though it reads like a heading: "tại điểm cầu, phát biểu có ⟦0⟧", "chủ trì tại điểm cầu … có ⟦0⟧"
NOT_ATTENDANCE = regex.compile(
    r"""
    \b(?:chủ[ ]trì|phát[ ]biểu|tham[ ]luận|báo[ ]cáo|ý[ ]kiến|trình[ ]bày|chủ[ ]tọa|điều[ ]hành)\b
    """,
    _FLAGS,
)
# what ends a list of attendees: a predicate of its own, not a list link, nor a remark in brackets: '⟦1⟧ (chủ trì)';
# or the next site: '; tại điểm cầu Bắc Hà có '
LIST_ENDS = regex.compile(
    r"""
    (?<!\([^)⟦]{0,20})\b(?:chủ[ ]trì|phát[ ]biểu|gửi|trao|tặng|báo[ ]cáo|trình[ ]bày|cho[ ]biết|nhấn[ ]mạnh|kiểm[ ]tra
    |khẳng[ ]định|đề[ ]nghị|yêu[ ]cầu|vắng)\b|(?<=[\p{Ll}\d”\")])\.[ ]
    |[;,][ ](?:tại[ ])?(?:điểm|đầu)[ ]cầu[ ][^⟦;:.]{2,60}?(?:[ ](?:có|gồm|là)(?!\p{L})|:)
    """,
    _FLAGS,
)
# "Đồng chí đề nghị", "Ông cho biết thêm", "Kết luận hội nghị, đồng chí yêu cầu": in a sentence that names nobody
PRONOUN = regex.compile(rf"(?:^|[,”\"][ ])(?P<pronoun>đồng[ ]chí|đ/c|ông|bà)[ ]{_ADVERB}[ ]?{_SAY}", _FLAGS)
