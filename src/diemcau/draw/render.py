"""A picture as PNG, SVG or one HTML file that needs no network; by the packages vl-convert-python and font-roboto."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from diemcau.draw.picture import Picture
from diemcau.errors import DrawError

_SCALE = 2.0  # pixels a unit in PNG, sharp on today's screens
# In a page the reader can search and switch the edges' words on; on paper nobody can.
_INPUTS = {
    "find": {"input": "text", "name": "Tìm: ", "placeholder": "tên, không cần dấu", "autocomplete": "off"},
    "edgeLabels": {"input": "checkbox", "name": "Chữ trên cạnh "},
}
_STYLE = (
    "<style>body{font-family:Roboto,Arial,sans-serif;margin:1rem;color:#1b1f24}"
    ".vega-bindings{margin-top:.5rem}.vega-bind{display:inline-block;margin-right:1rem}"
    "#vg-tooltip-element{white-space:pre-line;max-width:32rem;font-size:13px}</style>"
)
# Whatever a name or a quote holds, the page loads and sends nothing.
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data:; '
    "style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'\">"
)
# Stands for '<' while the library, which writes text into a script as it is, makes the page: '</script>' would end it.
_LESS = "\uf8ff"


def _png(picture: Picture) -> bytes:
    return cast("bytes", _call("png", picture, scale=_SCALE))


def _svg(picture: Picture) -> bytes:
    return cast("str", _call("svg", picture)).encode("utf-8")


def _html(picture: Picture) -> bytes:
    spec = dict(picture.spec)
    spec["usermeta"] = {"embedOptions": {"actions": False, "renderer": "svg"}}
    if "signals" in spec:
        spec["signals"] = [
            {**signal, "bind": _INPUTS[signal["name"]]} if signal["name"] in _INPUTS else signal
            for signal in spec["signals"]
        ]
    masked = Picture(picture.title, _masked(spec), picture.grammar)
    page = cast("str", _call("html", masked, bundle=True)).replace(_LESS, "\\u003c")
    head = (
        f'<head>\n    <meta charset="UTF-8">\n    {_POLICY}\n    <title>{escape(picture.title)}</title>\n    {_STYLE}'
    )
    note = f"<p>{escape(picture.note)}</p>" if picture.note else ""
    page = page.replace("<html>", '<html lang="vi">', 1).replace("<head>", head, 1)
    before, end, after = page.rpartition("</body>")  # the bundled scripts hold one too
    return f"{before}{note}{end}{after}".encode()


def _masked(value: Any) -> Any:
    """The specification with another character for each '<' in its texts."""
    if isinstance(value, dict):
        return {_masked(name): _masked(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_masked(part) for part in value]
    return value.replace("<", _LESS) if isinstance(value, str) else value


FORMATS: dict[str, Callable[[Picture], bytes]] = {"html": _html, "png": _png, "svg": _svg}
"""The formats by the ending of a file's name."""


def render(picture: Picture, form: str) -> bytes:
    """The bytes of the picture in ``form``, a name of `FORMATS`; the same picture gives the same bytes.

    Raises DrawError for another format, and where vl-convert-python is missing or refuses the specification.
    """
    if form not in FORMATS:
        raise DrawError(f"'{form}' is no format of a picture; there are {', '.join(FORMATS)}")
    return FORMATS[form](picture)


def _call(form: str, picture: Picture, **options: object) -> object:
    library = _library()
    convert = getattr(library, f"{'vegalite' if picture.grammar == 'vega-lite' else 'vega'}_to_{form}")
    if form != "html":
        options["allowed_base_urls"] = []  # nothing in a picture is fetched
    try:
        return convert(json.dumps(picture.spec, ensure_ascii=False), **options)
    except ValueError as error:
        raise DrawError(f"the picture can't be drawn: {' '.join(str(error).split())[:300]}") from error


@cache
def _library() -> Any:
    try:
        library: Any = import_module("vl_convert")
        fonts = import_module("font_roboto")
    except ImportError as error:
        raise DrawError(f"drawing needs the package {error.name}: pip install 'diemcau[draw]'") from error
    library.register_font_directory(str(Path(str(fonts.__file__)).parent / "files"))
    return library
