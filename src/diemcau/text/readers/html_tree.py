"""HTML as a tree of elements and text runs, each run with its place in the source.

The standard library's parser is used because it tells where everything stands and forgives what pages get wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5
from html.parser import HTMLParser
from typing import NamedTuple

import regex

from diemcau.text.readers.html_names import names

_VOID, _HEAD = names("void"), names("head")
# An element of these kinds ends an open element of the kinds beside it (HTML standard, 'optional tags').
_CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "tr": frozenset({"tr", "td", "th", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "option": frozenset({"option"}),
}
_FENCES = frozenset({"table", "ul", "ol", "dl", "body", "html"})
_P_ENDERS = names("ends_paragraph")
_TAG_START = regex.compile(r"<[A-Za-z/!?]")  # '<p class', but not the sign of '5 < 7'
_DEEPEST = 400  # elements beyond this depth become siblings: no page needs them, and no walk may overflow


class Run(NamedTuple):
    """Characters of text; ``source[start:end]`` is how they are written (an entity is longer than its character)."""

    text: str
    start: int
    end: int


@dataclass(eq=False, slots=True)
class Node:
    """An element: lower-case tag, attributes, children in order. The root has the tag ''."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: Node | None = None
    children: list[Node | Run] = field(default_factory=list)
    start: int = 0

    def get(self, name: str) -> str:
        """The attribute, '' where there is none."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator[Node]:
        """Give the element and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def text(self) -> str:
        """All text below, white space collapsed."""
        parts: list[str] = []
        stack: list[Node | Run] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Run):
                parts.append(item.text)
            else:
                stack.extend(reversed(item.children))
        return " ".join("".join(parts).split())


def parse_tree(source: str) -> Node:
    """The tree of ``source``. Raises ValueError for markup that the parser can't make sense of."""
    parser = _Parser(source)
    try:
        parser.feed(source[: _readable(source)])
        parser.close()
    except AssertionError as error:  # how html.parser reports declarations such as '<![x[' that it gives up on
        raise ValueError(f"{error} at line {parser.getpos()[0]}") from error
    return parser.root


def _readable(source: str) -> int:
    """Where a last tag begins that never ends, else the length: browsers drop it, the parser would try it for ever."""
    match = _TAG_START.search(source, source.rfind(">") + 1)
    return match.start() if match else len(source)


class _Parser(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.root = Node("")
        self.stack = [self.root]
        self.lines = [0]
        for line in source.split("\n"):
            self.lines.append(self.lines[-1] + len(line) + 1)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.lines[line - 1] + column

    def _add(self, text: str, start: int, end: int) -> None:
        self.stack[-1].children.append(Run(text, start, end))

    def handle_data(self, data: str) -> None:
        start = self._offset()
        if not self.source.startswith(data, start):
            start = self.source.find(data, start)
        if start >= 0:
            self._add(data, start, start + len(data))

    def handle_entityref(self, name: str) -> None:
        start = self._offset()
        self._reference(start, start + 1 + len(name), html5.get(name + ";", html5.get(name)))

    def handle_charref(self, name: str) -> None:
        start = self._offset()
        self._reference(start, start + 2 + len(name), unescape(f"&#{name};"))

    def _reference(self, start: int, end: int, text: str | None) -> None:
        """Add a reference, its ';' included; an unknown one ('AT&T') stands for itself."""
        end += self.source.startswith(";", end)
        read = self.source[start:end] if text is None else text
        if read:
            self._add(read, start, end)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._imply_ends(tag)
        node = Node(tag, {name: value or "" for name, value in attrs}, self.stack[-1], [], self._offset())
        self.stack[-1].children.append(node)
        if tag not in _VOID and len(self.stack) < _DEEPEST:
            self.stack.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # '<br/>' is '<br>'; '<div/>' opens a div, as in browsers

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.stack) - 1, 0, -1):
            if self.stack[depth].tag == tag:
                del self.stack[depth:]
                return
            if self.stack[depth].tag in _FENCES and tag in {"p", "li", "td", "th", "tr", "span", "a"}:
                return

    def _imply_ends(self, tag: str) -> None:
        top = self.stack[-1].tag
        if top == "title" or (top == "head" and tag not in _HEAD):
            self.stack.pop()
            self._imply_ends(tag)
            return
        ends = _CLOSES.get(tag, frozenset({"p"}) if tag in _P_ENDERS else frozenset())
        if not ends:
            return
        for depth in range(len(self.stack) - 1, 0, -1):
            found = self.stack[depth].tag
            if found in _FENCES or (found == "div" and tag in _P_ENDERS):
                return
            if found in ends:
                outer = self.stack[depth - 1].tag
                del self.stack[depth:]
                if outer in ends and tag == "tr":
                    self._imply_ends(tag)
                return
