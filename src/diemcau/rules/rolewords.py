"""Patterns of roles over templates (:mod:`diemcau.rules.actors`), where an actor is a placeholder '⟦0⟧'.

'L' below stands for one actor or a list of them: '⟦0⟧, ⟦1⟧ và ⟦2⟧'. The pieces are in :mod:`diemcau.rules.roleverbs`.
"""

from __future__ import annotations

import regex

from diemcau.lexicon.wordlists import words
from diemcau.rules.roleverbs import (
    ACTOR,
    ADVERB,
    APPOSED,
    ATTEND,
    CALLED,
    CHAIR,
    FLAGS,
    LIST,
    SAY,
    SAY_FORMALLY,
    SHARED,
    START,
)
from diemcau.text.anchored import in_templates

PLACEHOLDER = regex.compile(ACTOR)
JOINT = regex.compile(r"đồng[ ](?!chí)|cùng[ ]", regex.IGNORECASE)

# "⟦0⟧ và ⟦1⟧ đồng chủ trì hội thảo", "⟦0⟧ dự và phát biểu chỉ đạo", "⟦0⟧, người soạn thảo, lưu ý": L and its first verb
SUBJECT = in_templates(
    rf"""
    (?P<who>{LIST}){APPOSED}[ ]?[,–-]?[ ]?{ADVERB}[ ]?(?:(?P<chair>{CHAIR})|(?P<attend>{ATTEND})|
    (?P<say>{SAY}))
    """,
    FLAGS,
)
# "… dự và phát biểu", "… chủ trì, kết luận": further verbs of the same subject
NEXT_VERB = regex.compile(
    rf"""
    (?:,?[ ]và[ ]|,[ ]|[ ]đồng[ ]thời[ ]){ADVERB}[ ]?(?:(?P<chair>{CHAIR})|(?P<attend>{ATTEND})|
    (?P<say>{SAY_FORMALLY}))
    """,
    FLAGS,
)
# "⟦0⟧ nói như vậy | khi chủ trì phiên họp": what the speaker did besides
MEANWHILE = regex.compile(
    rf"[ ](?:khi|trong[ ]lúc)[ ](?:đang[ ]|trực[ ]tiếp[ ])*(?:(?P<chair>{CHAIR})|(?P<attend>{ATTEND})|(?P<say>(?!)))",
    FLAGS,
)
# before an actor that is told to do it, or whose words are no speech: "giao ⟦0⟧ chủ trì", "chỉ tiêu ⟦0⟧ giao",
# "đề nghị ⟦0⟧ báo cáo", "giao ⟦0⟧ lo vốn; ⟦1⟧ lo đất"
NOT_ACTING = in_templates(
    rf"""
    \b(?:(?<!ngoại[ ]|bàn[ ])giao|{words("told-to")})(?:[ ]cho)?[ ](?:các[ ]đồng[ ]chí[ ]|đồng[ ]chí[ ])?$
    | \b(?:giao|phân[ ]công)[ ]⟦\d+⟧[^⟦.]{{0,200}};[ ]$
    """,
    FLAGS,
)
NOT_SAYING = regex.compile(r"\b(?:được|của|với|về|cho|tới)[ ]$", FLAGS)

# "Chủ trì Hội nghị tại điểm cầu Trung ương là ⟦0⟧", "Đồng chủ trì có ⟦0⟧; ⟦1⟧", "dưới sự chủ trì của ⟦0⟧",
# "Chủ trì hội nghị, ⟦0⟧ …", "Đoàn chủ tọa gồm ⟦0⟧; ⟦1⟧"
CHAIR_HEADER = in_templates(
    rf"""
    (?:{START}(?P<verb>{words("chair")}|điều[ ]hành)(?!\p{{L}})(?!,?[ ]phối[ ]hợp|[^(⟦]{{0,40}}\))
    (?:[^⟦.;:]|\.(?!\s)){{0,90}}?
    (?:\b(?:có|là|gồm|của)\b|:|,)
    |\bsự[ ](?P<verb2>chủ[ ]trì|điều[ ]hành|chủ[ ]tọa|đồng[ ]chủ[ ]trì)[ ]của
    |(?:^|[.;][ ])(?:{words("presidium")})(?!\p{{L}})[^⟦.;:,]{{0,40}}?(?:\b(?:có|là|gồm)\b|:))
    (?:[ ]+(?:có|gồm))?[: ]*{SHARED}(?:{CALLED})?[: ]*(?P<who>{LIST})
    """,
    FLAGS,
)
# "…; điểm cầu huyện Cô Tô: ⟦1⟧", "…, tại điểm cầu Bắc Hà có ⟦1⟧": the next site of 'chủ trì tại điểm cầu X có ⟦0⟧'
CHAIR_GOES_ON = regex.compile(
    rf"""
    (?:[;,]|[ ]và|;[ ]và)[ ](?:tại[ ]|ở[ ])?(?:điểm|đầu)[ ]cầu[ ][^⟦;:.]{{2,60}}?(?:[ ](?:có|là|do)(?!\p{{L}})|:)
    [ ]*{SHARED}(?:{CALLED})?[: ]*(?P<who>{LIST})
    """,
    FLAGS,
)
# "⟦1⟧ (chủ trì)": told of one in a list
CHAIR_MARK = in_templates(rf"(?P<who>{ACTOR})[ ]?\((?P<verb>{words('chair')})(?!\p{{L}})[^)⟦]{{0,40}}\)", FLAGS)
# "Phát biểu kết luận hội nghị, ⟦0⟧ …", "Tại đây, thay mặt …, ⟦0⟧", "Ghi nhận kết quả,
# ⟦0⟧": at the start of a sentence any verb
OPENING = regex.compile(
    rf"""
    (?:(?:^|^[^⟦,]{{2,50}},[ ])[“"(-]?[ ]?(?:thay[ ]mặt[^⟦,]{{0,60}},?[ ])?(?P<any>{SAY})|[“"(;,–-][ ]?
    (?P<formal>{SAY_FORMALLY}))
    (?![ ](?:phỏng[ ]vấn|với[ ](?:phóng[ ]viên|báo|PV)))[^⟦]{{0,110}}?,[ ]*(?:thay[ ]mặt[^⟦]{{0,80}})?
    (?P<who>{ACTOR})
    """,
    FLAGS,
)
# "Phát biểu tại hội nghị có ⟦0⟧, ⟦1⟧", "Tham luận: ⟦0⟧"
SPEAKING_HEADER = in_templates(
    rf"{START}{SAY_FORMALLY}[^⟦.;:,]{{0,60}}?(?:\b(?:có|gồm)\b|:)[: ]*(?:{CALLED})?[: ]*(?P<who>{LIST})", FLAGS
)
# "tham luận của ⟦0⟧ và ⟦1⟧", "báo cáo do ⟦0⟧ trình bày", "ý kiến phát biểu của ⟦0⟧"
BY = in_templates(
    rf"""
    \b(?P<noun>phát[ ]biểu|báo[ ]cáo|tham[ ]luận|ý[ ]kiến(?:[ ]phát[ ]biểu|[ ]tham[ ]luận|[ ]trao[ ]đổi)?
    |bài[ ]phát[ ]biểu|trình[ ]bày|kết[ ]luận)
    (?:[ ](?:khai[ ]mạc|chỉ[ ]đạo|kết[ ]luận|bế[ ]mạc|tham[ ]luận|ý[ ]kiến))*[ ](?:của|do|từ)[ ](?:
    (?:{CALLED})[ ])?(?P<who>{LIST})
    """,
    FLAGS,
)
# "báo cáo được ⟦0⟧ trình bày"
PASSIVE = in_templates(
    rf"\bđược[ ](?:{CALLED})?[ ]?(?P<who>{ACTOR})[ ]{ADVERB}[ ]?(?:trình[ ]bày|báo[ ]cáo|công[ ]bố)(?!\p{{L}})", FLAGS
)
# "thực hiện ý kiến chỉ đạo của ⟦0⟧", "căn cứ kết luận của ⟦0⟧": no speech at this meeting
NOT_BY = regex.compile(rf"\b(?:{words('carries-out')})\b[^.;]{{0,40}}$", FLAGS)
# "Theo ⟦0⟧, …", "theo lời ⟦0⟧", "“…” – ⟦0⟧"
ACCORDING = in_templates(
    rf"""
    (?:^|[.;,–-][ ])theo[ ](?:lời[ ](?:của[ ])?|ý[ ]kiến[ ](?:của[ ])?|báo[ ]cáo[ ]của[ ])?
    (?P<who>{ACTOR}){APPOSED}[ ]?,
    """,
    FLAGS,
)
QUOTED = in_templates(
    rf"""
    [“\"][^”\"⟦]{{40,}}[”\"][ ]?,?[ ]?(?:[–—-]|theo(?:[ ]lời)?|lời)[ ](?:của[ ])?(?P<who>{ACTOR})
    """,
    FLAGS,
)

# "⟦0⟧: “Xã nào chậm …”"
COLON = in_templates(rf"(?P<who>{ACTOR})[ ]?:[ ]?[“\"]", FLAGS)

# "Cùng dự có", "Tham dự hội nghị có:", "Đến dự …", "Về phía tỉnh có", "Tại điểm cầu tỉnh …, có", "với sự tham dự của"
ATTENDANCE = in_templates(
    rf"""
    (?:
    (?P<site>(?:\b(?:tại|ở)[ ](?:các[ ])?|;[ ]|^)(?:điểm|đầu)[ ]cầu|{START}(?:về[ ])?phía[ ]
    (?:lãnh[ ]đạo[ ])?[^⟦,.]{{2,60}}?)
    (?P<between>(?:[^⟦.]|\.(?!\s)){{0,110}}?)(?:\b(?:có|gồm|là)\b|:)
    |(?:{START}|\b(?:cùng|đến|tới|về|cũng|được[ ]mời)[ ])(?:{words("attend")})(?!\p{{L}})(?![ ](?:kiến|báo|án
    |thảo|toán|thi|dịch[ ]vụ))(?:[^⟦.]|\.(?!\s)){{0,110}}?(?:\b(?:có|gồm|là)\b|:)
    |(?:^|[.;][ ])(?:{words("guests")})(?!\p{{L}})[^⟦,.;:]{{0,40}}?(?:\b(?:có|gồm)\b|:)
    |\b(?:{words("welcomes")})(?!\p{{L}})(?:[ ](?:sự[ ]|các[ ]|quý[ ]|đại[ ]biểu)[^⟦.:;]{{0,60}}?)?
    (?::|[ ](?:có|gồm|của)\b|(?=[ ]⟦))
    |\bđược[ ](?:đón|tiếp|đón[ ]tiếp|tiếp[ ]đón)[ ]bởi
    |\bsự[ ](?:tham[ ]dự|tham[ ]gia|hiện[ ]diện|có[ ]mặt|góp[ ]mặt|chứng[ ]kiến|dự)
    (?:[ ]và[ ][^⟦.,]{{2,30}})?[ ]của
    )(?P<rest>[^⟦]{{0,90}}?|[^⟦]{{0,260}}?(?:trong[ ]đó[ ]có|đứng[ ]đầu[ ]là)[^⟦]{{0,30}}?)(?=⟦)
    """,
    FLAGS,
)
# "Các đồng chí Ủy viên Trung ương Đảng: ⟦0⟧; ⟦1⟧.": a list without a verb goes on with the list of the sentence before
MORE_OF_THEM = regex.compile(
    rf"^(?:cùng[ ])?(?:các|hai|ba|về[ ]phía)[ ][^⟦:]{{2,110}}:[ ]*(?P<who>{LIST})[^⟦]{{0,80}}$", FLAGS
)
# no attendance though it reads like a heading: "tại điểm cầu, phát biểu có ⟦0⟧", "chủ trì tại điểm cầu … có ⟦0⟧"
NOT_ATTENDANCE = regex.compile(rf"\b(?:{words('spoken')})\b", FLAGS)
# what ends a list of attendees: a predicate of its own, not a list link, nor a remark in brackets: '⟦1⟧ (chủ trì)';
# or the next site: '; tại điểm cầu Bắc Hà có '
LIST_ENDS = regex.compile(
    rf"""
    (?<!\([^)⟦]{{0,20}})\b(?:{words("list-enders")})\b|(?<=[\p{{Ll}}\d”\")])\.[ ]
    |[;,][ ](?:tại[ ])?(?:điểm|đầu)[ ]cầu[ ][^⟦;:.]{{2,60}}?(?:[ ](?:có|gồm|là)(?!\p{{L}})|:)
    """,
    FLAGS,
)
# "Đồng chí đề nghị", "Ông cho biết thêm", "Kết luận hội nghị, đồng chí yêu cầu": in a sentence that names nobody
PRONOUN = regex.compile(rf"(?:^|[,”\"][ ])(?P<pronoun>đồng[ ]chí|đ/c|ông|bà)[ ]{ADVERB}[ ]?{SAY}", FLAGS)
