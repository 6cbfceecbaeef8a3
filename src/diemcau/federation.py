"""No query leaves this machine: SERVICE, by which SPARQL asks other servers, is found and refused.

Oxigraph has no switch for it, so the text is searched before it is run. What a '<' begins, an IRI or a comparison, only
a parser knows, and a text can be built in which a scanner that guesses wrongly takes the word for part of a string:

    FILTER(?a<?b#>'''
    ) SERVICE <http://example.org/> { } #'''

Hence both readings of each '<' are followed, and SERVICE counts where any of them meets it in the text of the query
itself. At worst a query is refused that would have been harmless; the other error does not happen.
"""

from __future__ import annotations

import regex

from diemcau.errors import QueryError

#   # up to the end of the line
_COMMENT = regex.compile(r"\#[^\n\r]*")
#   <https://w3id.org/diemcau/>   but not 'a < b'
_IRI = regex.compile(r"<[^<>\"{}|^`\\\x00-\x20]*>")
#   "text"   'text'   """text"""   '''text'''
_STRING = regex.compile(
    r"""
      \"{3} (?: [^"\\] | \\. | "(?!"") )*+ \"{3}
    | '{3}  (?: [^'\\] | \\. | '(?!'') )*+ '{3}
    | " (?: [^"\\\n\r] | \\. )*+ "
    | ' (?: [^'\\\n\r] | \\. )*+ '
    """,
    regex.VERBOSE | regex.DOTALL,
)
#   dmc:Service   service:x   :service   ?service   $service   @en-service   _:service   SELECT   12
_WORD = regex.compile(
    r"""
      (?P<variable_or_language> [?$@] [\w·‿⁀-]+ )
    | (?P<bare> [\w·‿⁀-]* ) (?: : (?: [\w·‿⁀:%-] | \\. | \.+ (?=[\w·‿⁀:%-]) )* )?
    """,
    regex.VERBOSE,
)
#   SERVICE <…> {   SERVICE SILENT ?x {   service dmc:x {   SERVICEdmc:x{     with comments between the parts
_SERVICE = regex.compile(
    r"""
    SERVICE (?P<space> (?: \s | \#[^\n\r]* )* )
    (?: SILENT (?&space) )?
    (?: <[^<>"{}|^`\\\x00-\x20]*> | [?$]\w+ | [^\s<>"'{}()?$]*:[^\s<>"'{}()]* )
    (?&space) \{
    """,
    regex.VERBOSE | regex.IGNORECASE,
)


def refuse_service(text: str) -> None:
    """Raise QueryError for a query that asks another server: everything here works offline.

    >>> refuse_service("SELECT ?service { ?service a dmc:Service } # SERVICE <a:b> {")
    """
    place = service_in(text)
    if place is not None:
        line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        raise QueryError(f"line {line}, column {column}: SERVICE is refused: a query asks this store alone")


def service_in(text: str) -> int | None:
    """The offset of the first SERVICE that some reading of the text takes for a call; None if there is none.

    >>> service_in("SELECT * { ?s ?p ?o.SERVICE<http://example.org/>{} }")
    20
    """
    calls = [match.start() for match in _SERVICE.finditer(text, overlapped=True)]
    if not calls:
        return None
    code = _code(text)
    return next((at for at in calls if at in code), None)


def _code(text: str) -> set[int]:
    """The offsets that some reading of the text takes for neither comment, string, IRI, variable nor local name."""
    code: set[int] = set()
    seen: set[int] = set()
    ahead = [0]
    while ahead:
        at = ahead.pop()
        while at < len(text) and at not in seen:
            seen.add(at)
            char = text[at]
            if char == "#":
                at = _end(_COMMENT, text, at)
            elif char in "\"'":
                at = _end(_STRING, text, at)
            else:
                if char == "<" and (iri := _IRI.match(text, at)):
                    ahead.append(iri.end())
                word = _WORD.match(text, at)
                if word is not None and word["bare"]:
                    code.update(range(at, word.end("bare")))
                at = max(word.end() if word else 0, at + 1)
    return code


def _end(pattern: regex.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at + 1
