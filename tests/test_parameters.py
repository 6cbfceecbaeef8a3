"""Parameters: declared with a type, read as people write values and names, bound as terms."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from corpus import corpus_store
from diemcau.errors import QueryError
from diemcau.graph import iris
from diemcau.names import KINDS, bare
from diemcau.parameters import TYPES, Parameter, parse_parameter, terms_of
from diemcau.queries import parse_query

XSD = "http://www.w3.org/2001/XMLSchema#"


def listed(*names: str, listing: str) -> list[tuple[str, str]]:
    assert listing in KINDS.values()
    return [(name, name) for name in names]


def bound(kind: str, value: str, *names: str) -> list[str]:
    return [str(term) for term in terms_of(Parameter("p", kind, "", ""), value, lambda q: listed(*names, listing=q))]


def refused(kind: str, value: str, *names: str, example: str = "") -> str:
    with pytest.raises(QueryError) as caught:
        terms_of(Parameter("p", kind, "", example), value, lambda q: listed(*names, listing=q))
    return str(caught.value)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("", "Hà Nội", '"Hà Nội"'),
        ("", "<https://w3id.org/diemcau/article/a>", "<https://w3id.org/diemcau/article/a>"),
        ("string", ' 57"-NQ\\/TW } #', r'" 57\"-NQ\\/TW } #"'),
        ("string", "<a>", '"<a>"'),
        ("iri", "https://w3id.org/diemcau/article/a", "<https://w3id.org/diemcau/article/a>"),
        ("iri", "<a:b>", "<a:b>"),
        ("date", "2024-07-10", f'"2024-07-10"^^<{XSD}date>'),
        ("date", " 10/7/2024 ", f'"2024-07-10"^^<{XSD}date>'),
        ("date", "1.2.2025", f'"2025-02-01"^^<{XSD}date>'),
        ("integer", "007", f'"7"^^<{XSD}integer>'),
        ("integer", "-3", f'"-3"^^<{XSD}integer>'),
        ("decimal", "42,5", f'"42.5"^^<{XSD}decimal>'),
        ("decimal", "42", f'"42"^^<{XSD}decimal>'),
        ("boolean", "True", f'"true"^^<{XSD}boolean>'),
    ],
)
def test_values_become_terms_of_their_type(kind: str, value: str, term: str) -> None:
    assert bound(kind, value) == [term]


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("date", "2024-13-10", "no day (2024-07-10 or 10/7/2024): 2024-13-10; e.g. x"),
        ("date", "tháng 7", "no day (2024-07-10 or 10/7/2024): tháng 7; e.g. x"),
        ("date", "10/7-2024", "no day (2024-07-10 or 10/7/2024): 10/7-2024; e.g. x"),
        ("integer", "7.0", "no integer: 7.0; e.g. x"),
        ("integer", "", "no integer: ; e.g. x"),
        ("decimal", "1.000,5", "no decimal: 1.000,5; e.g. x"),
        ("decimal", "nhiều", "no decimal: nhiều; e.g. x"),
        ("boolean", "1", "no boolean: 1; e.g. x"),
        ("iri", "a b", "no IRI: a b; e.g. x"),
        ("string", "\udcff", "not UTF-8 text"),
    ],
)
def test_values_of_another_type_are_refused(kind: str, value: str, said: str) -> None:
    assert refused(kind, value, example="x") == f"the parameter p is {said}"


@pytest.mark.parametrize(
    ("written", "names", "found"),
    [
        ("de an 06", ["Đề án 06", "Đề án 07"], ["Đề án 06"]),
        ("ĐỀ  ÁN 06", ["Đề án 06", "Đề án 07"], ["Đề án 06"]),
        ("pham minh chinh", ["Phạm Minh Chính", "Phạm Minh Chinh Sơn"], ["Phạm Minh Chính"]),
        ("Hoà Bình", ["Hòa Bình"], ["Hòa Bình"]),
        ("hoa binh", ["Hòa Bình", "Hoà Bình"], ["Hoà Bình", "Hòa Bình"]),  # one name, spelled in two ways: both
        ("Đăk Lăk", ["Đắk Lắk"], ["Đắk Lắk"]),
        ("dak lak", ["Đắk Lắk"], ["Đắk Lắk"]),
        ("57 nq-tw", ["57-NQ/TW"], ["57-NQ/TW"]),
        ("Trần Hoa", ["Trần Hóa", "Trần Hoa"], ["Trần Hoa"]),  # there to the letter
        ("Bà Rịa Vũng Tàu", ["Bà Rịa - Vũng Tàu"], ["Bà Rịa - Vũng Tàu"]),
    ],
)
def test_names_are_found_as_people_write_them(written: str, names: list[str], found: list[str]) -> None:
    assert bound("official", written, *names) == [f'"{name}"' for name in found]


@pytest.mark.parametrize(
    ("written", "names", "said"),
    [
        (
            "tran hoa",
            ["Trần Hóa", "Trần Hoà", "Lê Hoa"],
            "'tran hoa' may be 'Trần Hoà' or 'Trần Hóa'; write it in full",
        ),
        (
            "Trần Hoá",
            ["Trần Hoà"],
            "no official of the graph is called 'Trần Hoá'; did you mean 'Trần Hoà'?",
        ),
        (
            "minh chinh",
            ["Phạm Minh Chính", "Lê Văn An"],
            "no official of the graph is called 'minh chinh'; did you mean 'Phạm Minh Chính'?",
        ),
        (
            "Pham Minh Chin",
            ["Phạm Minh Chính", "Trần Lưu Quang"],
            "no official of the graph is called 'Pham Minh Chin'; did you mean 'Phạm Minh Chính'?",
        ),
        ("Sơn", ["Phạm Minh Chính"], "no official of the graph is called 'Sơn'"),
        ("…", ["Phạm Minh Chính", "–"], "no official of the graph is called '…'"),
        ("x", [], "no official of the graph is called 'x'"),
    ],
)
def test_what_nothing_or_several_things_are_called(written: str, names: list[str], said: str) -> None:
    assert refused("official", written, *names) == f"the parameter p: {said}"


def test_many_candidates_are_counted() -> None:
    said = refused("official", "an", "ăn", "ằn", "ắn", "ẵn", "ẳn", "ặn", "ân")
    assert said == "the parameter p: 'an' may be 'ân', 'ăn', 'ắn', 'ằn', 'ẳn' or 2 more; write it in full"


def test_each_kind_of_name_is_listed_from_the_graph() -> None:
    store = corpus_store()

    def names(listing: str) -> list[tuple[str, str]]:
        return [(row["name"].value, row["bound"].value) for row in store.query(listing)]  # type: ignore[union-attr]

    found = {kind: sorted(names(listing)) for kind, listing in KINDS.items()}
    assert found["article"] == [("gio-linh", "gio-linh"), ("lai-chau", "lai-chau"), ("lao-cai", "lao-cai")]
    assert [name for name, _ in found["site"]] == ["Lai Châu", "Lào Cai", "Trung ương"]
    assert [name for name, _ in found["document"]] == ["57-NQ/TW"]
    assert [name for name, _ in found["programme"]] == ["Đề án 06"]
    assert ("lao-cai m1", f"<{iris.meeting('lao-cai', 'm1').value}>") in found["meeting"]
    assert all(found.values())
    term = terms_of(Parameter("m", "meeting", "", ""), "LAO CAI m1", names)
    assert term == (iris.meeting("lao-cai", "m1"),)
    assert terms_of(Parameter("m", "meeting", "", ""), "<a:b>", names) == (ox.NamedNode("a:b"),)


def test_a_declaration_is_read_whole() -> None:
    assert parse_parameter("q", "words", "string — words, e.g. định danh — điện tử") == (
        Parameter("words", "string", "words", "định danh — điện tử")
    )
    assert str(Parameter("words", "string", "words", "a")) == "string — words, e.g. a"
    assert str(Parameter("words", "", "words", "")) == "words"
    with pytest.raises(QueryError) as caught:
        parse_query("q", "# param n: number — how many\nASK {}")
    assert str(caught.value) == f"q: the parameter n has the unknown type 'number', not {', '.join(TYPES)}"


def test_bare_words() -> None:
    assert [bare(name) for name in ("Ủy ban – HOÀ Bình", "_", "Ðak Lak")] == ["uy ban hoa binh", "", "dak lak"]
