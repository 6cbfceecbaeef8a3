"""Organisations in text: known names, and head nouns with what goes on behind them ('Sở' + sector, 'UBND' + place …).

- ``mention``: what is found, and the lexicons laid over one text
- ``known``: organisations with one name of their own, branches of companies
- ``places``, ``offices``, ``sectors``, ``topics``, ``capitals``: how the name goes on behind a head noun, a module each
- ``series``: heads that several names share ('UBND các huyện A, B', 'Các sở: A, B')
- ``grammar``: puts them together, and knows what has been named before ('BCĐ', 'Ban Chỉ đạo tỉnh')
"""

from diemcau.patterns.bodies.grammar import BodyGrammar
from diemcau.patterns.bodies.mention import BodyMention

__all__ = ["BodyGrammar", "BodyMention"]
