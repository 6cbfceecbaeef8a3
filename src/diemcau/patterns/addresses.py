"""Web addresses in text: the stretches without white space that hold one."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from diemcau.text.anchored import Family
from diemcau.text.sentences import Span

# "laocai.gov.vn", "https://…", "www.…": the cheap sign first, its surroundings then; most words have none
_SIGN = Family(2)(r"\.(?:vn|com|org|net)(?![\p{L}\d])|https?://|www\.", regex.IGNORECASE)


def address_tokens(text: str) -> Iterator[Span]:
    """The stretches between white space that hold a web address; code points, end exclusive, in text order.

    >>> t = "Theo https://laocai.gov.vn/tin, (baolaocai.vn) và anh Vn."
    >>> [t[s:e] for s, e in address_tokens(t)]
    ['https://laocai.gov.vn/tin,', '(baolaocai.vn)']
    """
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        start = sign.start()
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        end = sign.end()
        while end < len(text) and not text[end].isspace():
            end += 1
        yield Span(start, end)
