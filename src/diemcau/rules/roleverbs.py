"""Pieces of the patterns of roles: an actor, a list of actors, what stands beside them, and the verbs of each role.

They are read over templates (:mod:`diemcau.rules.actors`), where an actor is a placeholder '⟦0⟧'. The words stand in
lexicon/lists/acts.toml and speech.toml.
"""

from __future__ import annotations

import regex

from diemcau.lexicon.wordlists import words
from diemcau.rules.meeting.nouns import event_nouns

ACTOR = r"⟦\d+⟧"
CALLED = words("address")
# one title for several: 'các Phó Thủ tướng ⟦0⟧, ⟦1⟧', 'các đồng chí Phó Chủ tịch UBND tỉnh: ⟦0⟧, ⟦1⟧'
SHARED = r"(?:các[ ](?:(?:đồng[ ]chí|đ/c|ông|bà|vị)[ ])?(?-i:\p{Lu})[^⟦,;.:]{2,60}?:?[ ])?"
LIST = rf"""
    {ACTOR}(?:(?:[ ]\([^)⟦]{{2,40}}\))?(?:,?[ ]và|,?[ ]cùng[ ]với|,?[ ]cùng|,?[ ]với|,|;)?[ ]?{SHARED}(?:
    (?:{CALLED}):?[ ])?{ACTOR})*
"""
# an apposition that no post explains: '⟦0⟧, đồng thời là Chủ tịch Ủy ban … chủ trì',
# '⟦0⟧ Công an TP.HCM, thông tin', '⟦0⟧, người từng tham gia nhóm soạn thảo,
# lưu ý …', '⟦0⟧ tại Việt Nam, …'
_CALLINGS = words("callings")
APPOSED = rf"""
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
SAY = rf"""
    (?!trao[ ]đổi[ ](?:với|cùng)[ ](?!hội[ ]nghị(?!\p{{L}})))(?:{words("say")}|giao(?=[ ])
    |chỉ[ ]đạo(?=[ ]?[:,.]|[ ](?:các|rằng|tại)(?!\p{{L}})))(?!\p{{L}})(?![ ]hội[ ]nghị[ ]do)
"""
SAY_FORMALLY = rf"(?:{words('say-formally')})(?!\p{{L}})"
ADVERB = rf"""
    (?:(?:,|[ ])*(?:{words("manner")}|thay[ ]mặt[ ][^⟦,;]{{3,60}},?|đại[ ]diện[ ][^⟦,;]{{3,60}},?
    |(?:{words("times-of-day")})[ ][^⟦,;.]{{2,40}},?
    |trong[ ]bài[ ]phát[ ]biểu[^⟦;]{{0,60}},|tại[ ][^⟦,;]{{3,60}},?|từ[ ][^⟦,;]{{3,40}},?))*
"""
# what 'chủ trì' may govern: a meeting or nothing, but no task ('chủ trì xây dựng đề án', 'chủ trì, phối hợp')
_MEETING_NEXT = rf"""
    (?=[ ]*(?:$|[.;:()“"|–-]|⟦|,(?![ ]*(?:{words("led-tasks")}))
    |(?:{event_nouns()}|{words("chaired")})(?!\p{{L}})(?![ ]phối[ ]hợp)))
"""
CHAIR = rf"""
    (?:(?:{words("chair")})(?!\p{{L}}){_MEETING_NEXT}|điều[ ](?:hành|khiển)(?=[ ](?:{words("run-events")})|[ ]?[.,;]|$))
"""
# 'dự' and its kin, but not 'dự kiến', 'dự báo', 'tham gia dịch vụ công'
ATTEND = rf"""
    (?:(?:đến|tới|về|cùng|được[ ]mời|đã|cũng|còn|và)[ ])*(?:tham[ ]dự|dự(?![ ](?:{words("not-attending")}))
    |tham[ ]gia[ ](?={words("joined")})|có[ ]mặt|chứng[ ]kiến[ ](?=lễ))(?!\p{{L}})
"""

FLAGS = regex.VERBOSE | regex.IGNORECASE
# where a heading may begin
START = r"""
    (?:^|[.;,:(|“\"”–-][ ]?|\b(?:(?:các|hai|ba)[ ](?:đồng[ ]chí|vị|ông)|và|còn
    |do[ ]đó|sự|phần|thành[ ]phần|đại[ ]biểu|các[ ]đại[ ]biểu|khách[ ]mời
    |người)[ ])
"""
