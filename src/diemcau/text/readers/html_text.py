"""The article's own words on a page: which blocks are prose, where the article's body is, what belongs to it.

Semantic elements decide first (`<article>`, `<main>`, `itemprop=articleBody`); else the smallest element that holds
most of the prose. Prose is a block of some length that is not mostly links. The rules are those of boilerplate removal
in general (Kohlschütter et al. 2010: link density and block length), with no knowledge of single sites.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import regex

from diemcau.text.readers.html_names import names
from diemcau.text.readers.html_tree import Node, Run

_SILENT, _BLOCKS = names("silent"), names("block")
_SIDE_ELEMENTS, _SIDE_ROLES = names("side_element"), names("side_role")
_SIDE_WORDS, _SIDE_STARTS = names("side_word"), tuple(names("side_start"))
_CELLS = frozenset({"td", "th"})
_PROSE = 60  # characters from which a block counts as prose rather than a label
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\u00ad"  # a paragraph of only these is none
#   Thứ Năm, 11/7/2024 | 15:30      Ngày đăng: 11/07/2024      15:30, ngày 11-7-2024 (GMT+7)
_DATELINE = regex.compile(
    r"""
    (?: (?: thứ \s \w+ | chủ \s nhật | ngày | đăng | lúc | cập \s nhật | xuất \s bản | \d{1,2} [:h] \d\d ) [\s,:|–-]* )*
    \d{1,2} (?P<mark>[-/.]) \d{1,2} (?P=mark) \d{4}
    (?: [\s,|–-]* (?: lúc \s )? \d{1,2} [:h] \d\d (?: :\d\d )? )?
    \s* (?: \(? GMT \s* \+ \s* 7 \)? )?
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_PIECE = regex.compile(r"\s+|\S+")


@dataclass(eq=False, slots=True)
class Block:
    """A paragraph of the page: its runs, the element that it stands in, and how much of it is link text."""

    node: Node
    runs: list[Run] = field(default_factory=list)
    length: int = 0
    linked: int = 0

    @property
    def is_prose(self) -> bool:
        """Whether this is running text rather than a label or a list of links."""
        return self.length >= _PROSE and self.linked * 3 < self.length

    @property
    def is_links(self) -> bool:
        """Whether most of it is link text."""
        return self.linked * 2 > self.length

    def inside(self, node: Node) -> bool:
        """Whether ``node`` is the block's element or stands above it."""
        return node in _up(self.node)


@dataclass(frozen=True, slots=True)
class PageText:
    """The article's text and, for each of its characters, where it begins and ends in the source.

    ``dateline`` is the line below the headline that says when the article appeared; '' where there is none.
    """

    text: str
    offsets: array[int]
    ends: array[int]
    dateline: str = ""


def article_text(root: Node, title: str) -> PageText:
    """The main text of a page, one line a paragraph, its headline first; ``title`` is the page's own title.

    Empty where the page has no text at all. A run of white space is one space; '|' stands between cells of a table row.
    Characters that the page does not have (line ends, '|') are placed, without length, after the character before.
    """
    blocks = [block for block in _blocks(root) if block.length]
    blocks = _without_sides(blocks)
    body = _body(blocks)
    if body is None:
        return _join([block for block in blocks if not block.is_links])
    inside = [block for block in blocks if block.inside(body) and (not block.is_links or _is_headline(block, title))]
    above = _above(blocks, inside, title)
    kept = [block for block in above if block.is_prose or _is_headline(block, title)]
    return _join(kept + inside, dateline=_dateline(above + inside))


def _up(node: Node | None) -> Iterator[Node]:
    while node is not None:
        yield node
        node = node.parent


def _blocks(root: Node) -> list[Block]:
    """All blocks in document order; scripts and form fields are not text."""
    found = [Block(root)]

    def visit(node: Node, block: Node, *, link: bool) -> None:
        for child in node.children:
            if isinstance(child, Run):
                size = len("".join(child.text.split()).strip(_INVISIBLE))
                found[-1].runs.append(child)
                found[-1].length += size
                found[-1].linked += size if link else 0
            elif child.tag not in _SILENT:
                if child.tag in _CELLS:
                    if found[-1].length and _is_data_row(node):
                        end = found[-1].runs[-1].end
                        found[-1].runs.append(Run(" | ", end, end))
                    else:
                        found.append(Block(child))
                if child.tag in _BLOCKS:
                    found.append(Block(block if child.tag in {"br", "hr"} else child))
                inner = child if child.tag in _BLOCKS or child.tag in _CELLS else block
                visit(child, inner, link=link or child.tag == "a")
                if child.tag in _BLOCKS:
                    found.append(Block(block))

    visit(root, root, link=False)
    return found


def _is_data_row(row: Node) -> bool:
    """Whether a table row holds data, cell by cell, rather than the page's layout: no cell has paragraphs."""
    return all(node is row or node.tag not in _BLOCKS for node in row.walk())


def _without_sides(blocks: list[Block]) -> list[Block]:
    """The blocks that don't stand in a menu, footer, comment list …

    Names can mislead (a body called 'has-sidebar', a form around the whole page), so an element that holds half of the
    page's prose is never taken for a side, nor is a header with a headline.
    """
    weights = _weights(blocks)
    total = sum(block.length for block in blocks if block.is_prose)
    side: dict[Node, bool] = {}
    for node in {above for block in blocks for above in _up(block.node)}:
        heavy = total and weights.get(node, 0) * 2 >= total
        side[node] = not heavy and _is_side(node)
    return [block for block in blocks if not any(side[node] for node in _up(block.node))]


def _weights(blocks: Iterable[Block]) -> dict[Node, int]:
    weights: dict[Node, int] = {}
    for block in blocks:
        if block.is_prose:
            for node in _up(block.node):
                weights[node] = weights.get(node, 0) + block.length
    return weights


def _is_side(node: Node) -> bool:
    if node.tag == "header":
        return not any(below.tag == "h1" for below in node.walk())
    if node.tag in _SIDE_ELEMENTS or node.get("role").lower() in _SIDE_ROLES:
        return True
    if "hidden" in node.attributes or node.get("aria-hidden") == "true" or _HIDDEN.search(node.get("style")):
        return True
    classes = f"{node.get('class')} {node.get('id')}".lower().replace("_", "-").split()
    return any(_SIDE_WORDS.intersection(name.split("-")) or name.startswith(_SIDE_STARTS) for name in classes)


def _body(blocks: list[Block]) -> Node | None:
    """The element that holds the article; None where no block is prose."""
    weights = _weights(blocks)
    total = sum(block.length for block in blocks if block.is_prose)
    if not total:
        return None
    order = [node for block in blocks if block.is_prose for node in _up(block.node)]
    for is_body in (_is_article_body, _is_article, _is_main):
        marked = [node for node in dict.fromkeys(order) if is_body(node)]
        best = max(marked, key=lambda node: weights[node], default=None)
        if best is not None and weights[best] * 2 >= total:
            return best
    holders = [node for node in dict.fromkeys(order) if weights[node] * 10 >= total * 7 and node.tag != "p"]
    return max(holders, key=lambda node: sum(1 for _ in _up(node)), default=None)


def _is_article_body(node: Node) -> bool:
    return node.get("itemprop").lower() == "articlebody"


def _is_article(node: Node) -> bool:
    return node.tag == "article"


def _is_main(node: Node) -> bool:
    return node.tag == "main" or node.get("role") == "main"


def _is_headline(block: Block, title: str) -> bool:
    """Whether the block is the page's headline: an h1 that is no bare link, or one that the page's title repeats."""
    if not any(node.tag == "h1" for node in _up(block.node)):
        return False
    return not block.is_links or _words(block).casefold() in title.casefold()


def _words(block: Block) -> str:
    return " ".join("".join(run.text for run in block.runs).split())


def _above(blocks: list[Block], inside: list[Block], title: str) -> list[Block]:
    """The headline that stands above the article's body, and what is between the two."""
    if not inside or any(_is_headline(block, title) for block in inside):
        return []
    outside = blocks[: blocks.index(inside[0])]
    heads = [i for i, block in enumerate(outside) if _is_headline(block, title)]
    if not heads:
        return []
    return outside[heads[-1] :]


def _dateline(blocks: list[Block]) -> str:
    """The first line of the article that is nothing but a date; one above the headline may be the day of the visit."""
    return next((text for text in map(_words, blocks) if _DATELINE.fullmatch(text)), "")


def _join(blocks: list[Block], dateline: str = "") -> PageText:
    text: list[str] = []
    offsets: array[int] = array("q")
    ends: array[int] = array("q")
    for block in blocks:
        if text:
            text.append("\n")
            offsets.append(ends[-1])
            ends.append(ends[-1])
        _append(block, text, offsets, ends)
    return PageText("".join(text), offsets, ends, dateline)


def _append(block: Block, text: list[str], offsets: array[int], ends: array[int]) -> None:
    """Add the block's characters, white space collapsed and trimmed."""
    begun = False
    gap: tuple[int, int] | None = None
    for run in block.runs:
        literal = len(run.text) == run.end - run.start
        for match in _PIECE.finditer(run.text):
            first, last = (run.start + match.start(), run.start + match.end()) if literal else (run.start, run.end)
            if match[0].isspace():
                gap = (gap[0], last) if gap else (first, last)
                continue
            if gap and begun:
                text.append(" ")
                offsets.append(gap[0])
                ends.append(gap[1])
            gap, begun = None, True
            text.append(match[0])
            size = len(match[0])
            offsets.extend(range(first, last) if literal else [first] * size)
            ends.extend(range(first + 1, last + 1) if literal else [last] * size)
