"""SPARQL as text: values for a query's variables, and where a query does not parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox
import regex
from pyparsing import ParseException
from rdflib.plugins.sparql.parser import parseQuery

from diemcau.errors import QueryError

#   error at 2:11: expected one of Prefix not found, …
_OXIGRAPH = regex.compile(r"error at (?P<line>\d+):(?P<column>\d+): (?P<what>.*)", regex.DOTALL)
#   … The SELECT contains a variable that is unbound, …      (an error of meaning among those of grammar)
_MEANING = regex.compile(r"\b(?P<what>[A-Z][a-z]+ (?:[A-Z]+ )?[a-z][^,\[\n]+)")
#   SELECT …, and { } ( ), which nest;   what they mean nothing in:   # comment   <iri>   "text"   """text"""
_TOKEN = regex.compile(
    r"""
      \# [^\n]*
    | < [^<>"{}|^`\\\s]* >
    | \"{3} (?: [^"\\] | \\. | \"(?!"") )* \"{3}  |  '{3} (?: [^'\\] | \\. | '(?!'') )* '{3}
    | " (?: [^"\\\n] | \\. )* "  |  ' (?: [^'\\\n] | \\. )* '
    | (?P<form> (?<![\w?$@:.%-]) (?: SELECT | ASK | CONSTRUCT | DESCRIBE ) (?! [\w:.%-] ) )
    | (?P<open> (?P<where> \b WHERE \s* )? \{ )
    | (?P<inner> \( )
    | (?P<close> [})] )
    """,
    regex.VERBOSE | regex.IGNORECASE | regex.DOTALL,
)
#   { ( [ } ) ]   but not in a comment, an IRI or a string
_BRACKET = regex.compile(
    r"""
      \# [^\n]*
    | < [^<>"{}|^`\\\s]* >
    | \"{3} (?: [^"\\] | \\. | \"(?!"") )*+ \"{3}  |  '{3} (?: [^'\\] | \\. | '(?!'') )*+ '{3}
    | " (?: [^"\\\n] | \\. )*+ "  |  ' (?: [^'\\\n] | \\. )*+ '
    | (?P<open> [{(\[] )
    | (?P<close> [})\]] )
    """,
    regex.VERBOSE | regex.DOTALL,
)
DEEPEST = 200
"""How deep a query may be nested: some thousand brackets within brackets overflow the stack of the process."""


def refuse_deep(text: str) -> None:
    """Raise QueryError for a query that is nested deeper than DEEPEST.

    >>> refuse_deep("SELECT * { FILTER (?x = '((((') } # ((((")
    """
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += bool(match["open"]) - bool(match["close"])
        if depth > DEEPEST:
            line = text.count("\n", 0, match.start()) + 1
            raise QueryError(f"line {line}: nested deeper than {DEEPEST} brackets")


def bind(text: str, bindings: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> str:
    """A query whose outermost pattern begins with the values that variables may have; without a pattern, as it is.

    Oxigraph's own substitution knows only variables that the query projects.

    >>> bind("SELECT ?s WHERE { ?s ?p ?o }", {"o": [ox.Literal("x"), ox.Literal("y")]})
    'SELECT ?s WHERE { VALUES ?o { "x" "y" } ?s ?p ?o }'
    """
    start = _pattern(text)
    if start is None:
        return text
    values = (f" VALUES ?{name} {{ {' '.join(map(str, terms))} }}" for name, terms in bindings.items())
    return f"{text[:start]}{''.join(values)}{text[start:]}"


def _pattern(text: str) -> int | None:
    """The offset just after the brace that opens the query's own pattern; None for one without (DESCRIBE <iri>).

    That is the first brace after SELECT, ASK, CONSTRUCT or DESCRIBE that stands in no other and in no parenthesis,
    as in 'SELECT (EXISTS { … } AS ?x) {'; after CONSTRUCT it is the second one unless WHERE goes before.
    """
    depth, template, form = 0, False, ""
    for match in _TOKEN.finditer(text):
        if not form:
            form = (match["form"] or "").upper()
            template = form == "CONSTRUCT"
        elif match["close"]:
            depth -= 1
        elif match["open"] or match["inner"]:
            if match["open"] and not depth:
                if match["where"] or not template:
                    return match.end()
                template = False
            depth += 1
    return None


def syntax_message(text: str, error: SyntaxError) -> str:
    r"""Where a query does not parse, and why, with the line and a mark below the place.

    Oxigraph names the furthest place that it looked at, rdflib's parser where the part begins that it can't read;
    people look for the second. What only Oxigraph refuses (an undeclared prefix) is placed where Oxigraph says.

    >>> print(syntax_message("SELECT ?x {\n ?x foo }", SyntaxError("error at 2:10: expected OPTIONAL")))
    line 2, column 2: this part can't be read
       ?x foo }
       ^
    """
    match = _OXIGRAPH.search(str(error))
    if match is None:
        return str(error)
    place = _place(text)
    lines = text.split("\n")
    if place is not None:
        line, column = place
        what = "this part can't be read" if text.strip() else "the query is empty"
    else:
        line, column = int(match["line"]), int(match["column"])
        what = _meaning(match["what"])
        if what == "prefix not declared":
            column = 1 + len(lines[line - 1][: column - 1].rpartition(" ")[0]) + 1
    shown = lines[line - 1].rstrip("\r").replace("\t", " ") if line <= len(lines) else ""
    return f"line {line}, column {column}: {what}\n  {shown}\n  {' ' * (column - 1)}^"


def _meaning(what: str) -> str:
    if "Prefix not found" in what:
        return "prefix not declared"
    match = _MEANING.search(what)
    return match["what"] if match else " ".join(what.split())[:160]


def _place(text: str) -> tuple[int, int] | None:
    """Line and column, from 1, where rdflib's parser stops; None if it reads the whole."""
    try:
        parseQuery(text.replace("\t", " "))
    except ParseException as error:
        return error.lineno, error.col
    except RecursionError:
        return None
    return None
