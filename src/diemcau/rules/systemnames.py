"""Names of systems in a sentence, and commas that divide no clause."""

from __future__ import annotations

from functools import cache

import regex

from diemcau.lexicon.loader import load
from diemcau.text.anchored import Anchored, in_clauses


@cache
def comma_names() -> regex.Pattern[str]:
    """Names of systems with a comma in them: 'Nền tảng tích hợp, chia sẻ dữ liệu quốc gia'."""
    return regex.compile(
        "|".join(regex.escape(f) for e in load("systemheads") for f in e.forms if ", " in f), regex.IGNORECASE
    )


@cache
def comma_lists() -> regex.Pattern[str]:
    """The comma between nouns that are counted or governed together: 'bộ, ngành', 'hồ sơ, kết quả', 'phí, lệ phí'."""
    nouns = sorted(f for e in load("countnouns") if e.get("class") in {"body", "place", "person"} for f in e.forms)
    pairs = "|".join(("hồ sơ, kết quả", "phí, lệ phí", "khoa học, công nghệ", "KHCN, ĐMST", "công nghệ, đổi mới"))
    looks = "|".join(rf"(?<={a}), (?={b}(?!\p{{L}}))" for a, b in (pair.split(", ") for pair in pairs.split("|")))
    return regex.compile(
        rf"(?<=(?<!\p{{L}})\L<nouns>), (?=\L<nouns>(?!\p{{L}}))|{looks}", regex.IGNORECASE, nouns=nouns
    )


@cache
def system_names() -> Anchored:
    """Systems whose figures name them: portals, databases, platforms, applications (lexicon/systemheads.toml)."""
    forms = "|".join(regex.escape(f) for e in load("systemheads") for f in sorted(e.forms, key=len, reverse=True))
    # any other system that is the subject: 'Cơ sở dữ liệu hộ tịch điện tử đã có', 'Hệ thống thông tin … đang lưu giữ'
    subject_of = r"(?-i:Cơ sở dữ liệu|CSDL|Nền tảng|Cổng)(?:\s[\p{L}-]+){1,8}?(?=\s(?:đã|có|đang|hiện)\s)"
    return in_clauses(rf"(?<![\p{{L}}])(?P<name>{forms}|{subject_of})(?!\p{{L}})", regex.IGNORECASE)
