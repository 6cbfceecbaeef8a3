"""The errors that diemcau raises: each says what was found, what was expected and where to look.

Libraries raise; only the command line turns them into exit codes.
"""


class DiemcauError(Exception):
    """The root of every error that a user can do something about."""


class SourceError(DiemcauError):
    """A source (file, line of a file, URL) that can't be read as an article.

    ``source`` names it as the user did; ``reason`` is a clause that completes the line.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class DuplicateNameError(SourceError):
    """Two different sources that would share one article name."""


class LexiconError(DiemcauError):
    """A lexicon entry that breaks the rules of its file; raised at load, never later."""


class StoreError(DiemcauError):
    """A store that can't be opened: missing, held by another process, damaged, or newer than this version."""


class UnknownArticleError(DiemcauError):
    """An article name that the store does not hold."""


class QueryError(DiemcauError):
    """A query that is unknown or does not parse; the message carries line and column where there are any."""


class EndpointError(QueryError):
    """A SPARQL endpoint that can't be started or asked."""


class MissingExtraError(DiemcauError):
    """A library that is not installed because its extra was not asked for."""


class ExportError(DiemcauError):
    """An export that can't be written: unknown format, or a path that refuses it."""


class PinError(DiemcauError):
    """A file of reviewed decisions that can't be read, or whose decisions contradict each other."""


class DrawError(DiemcauError):
    """A picture that can't be drawn: nothing to draw, a name that nothing has, a package that is missing."""
