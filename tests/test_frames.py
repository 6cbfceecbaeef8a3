"""Tables as pandas, Arrow and HTML."""

from __future__ import annotations

import importlib.util
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Store

import diemcau
from corpus import FACTS, document, reading
from diemcau import notebook, optional
from diemcau.building import link
from diemcau.errors import DrawError, MissingExtraError
from diemcau.graph import article_quads
from diemcau.store import open_store
from diemcau.tables import Iri, Table

TABLE = Table(
    ("doc", "n", "value", "day", "true", "odd", "iri", "doc"),
    (
        ("a <b>", 7, Decimal("42.50"), date(2024, 7, 10), True, "x", Iri("https://w3id.org/diemcau/a"), "1"),
        ("", None, 3, None, None, 7, None, None),
    ),
)


def test_pandas() -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = TABLE.to_pandas()
    assert list(frame.columns) == list(TABLE.columns)
    assert [str(kind) for kind in frame.dtypes][:3] == ["string", "Int64", "Float64"]
    assert str(frame.dtypes.iloc[3]).startswith("datetime64")
    assert [str(kind) for kind in frame.dtypes][4:] == ["boolean", "string", "string", "string"]
    assert frame["n"].sum() == 7
    assert frame["value"].tolist() == [42.5, 3.0]
    assert frame["day"].iloc[0] == pandas.Timestamp("2024-07-10")
    assert pandas.isna(frame["day"].iloc[1])
    assert frame["odd"].tolist() == ["x", "7"]
    assert Table(("a",), ()).to_pandas().shape == (0, 1)


def test_arrow() -> None:
    arrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    found = TABLE.to_arrow()
    assert found.column_names == list(TABLE.columns)
    kinds = [str(field.type) for field in found.schema]
    assert kinds == ["string", "int64", "decimal128(4, 2)", "date32[day]", "bool", "string", "string", "string"]
    assert found.column(2).to_pylist() == [Decimal("42.50"), Decimal("3.00")]
    assert found.column(1).to_pylist() == [7, None]
    wide = Table(("n", "m"), ((10**30, Decimal("1e-30")), (1, Decimal(7))))
    assert [str(field.type) for field in wide.to_arrow().schema] == ["decimal128(31, 0)", "double"]
    assert isinstance(Table(("a",), ()).to_arrow(), arrow.Table)


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(optional, "import_module", missing)
    for ask, library in ((TABLE.to_pandas, "pandas"), (TABLE.to_arrow, "pyarrow")):
        with pytest.raises(MissingExtraError) as caught:
            ask()
        assert str(caught.value) == f"{library} is not installed; `pip install 'diemcau[tables]'` brings it"


def test_a_table_in_a_notebook() -> None:
    shown = TABLE._repr_html_()
    assert "<td>a &lt;b&gt;</td><td>7</td><td>42.50</td><td>2024-07-10</td><td>true</td>" in shown
    assert "more rows" not in shown
    long = Table(("n",), tuple((n,) for n in range(notebook.ROWS + 3)))._repr_html_()
    assert long.count("<tr>") == notebook.ROWS + 1
    assert long.endswith("<p>… and 3 more rows</p>")


@pytest.fixture
def kg(tmp_path: Path) -> diemcau.KnowledgeGraph:
    with open_store(tmp_path / "kg", write=True) as store:
        for name in FACTS:
            store.put(name, article_quads(document(name), reading(name)))
        link(store)
    return diemcau.open(tmp_path / "kg")


def test_a_graph_in_a_notebook(kg: diemcau.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diemcau.api.picture_of", lambda _: None)
    shown = kg._repr_html_()
    assert "— 3 articles</p>" in shown
    assert "<tr><th>people</th><td>6</td></tr>" in shown
    assert "<tr><th>figures</th><td>9</td></tr>" in shown
    assert not shown.endswith("</svg>")
    monkeypatch.setattr("diemcau.api.picture_of", lambda _: "<svg></svg>")
    assert kg._repr_html_().endswith("<svg></svg>")
    kg.close()
    assert kg._repr_html_().endswith("— closed</p>")


def test_the_picture_is_that_of_the_drawing_room(kg: diemcau.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    if importlib.util.find_spec("vl_convert") is not None:
        assert kg._repr_html_().rstrip().endswith("</svg>")
    else:
        assert kg._repr_html_().endswith("</table>")

    def nothing(*_: object) -> None:
        raise DrawError("nothing to draw")

    monkeypatch.setattr(notebook, "draw", nothing)
    assert notebook.picture_of(Store()) is None
    kg.close()


def test_parameters_as_a_mapping_and_as_values(kg: diemcau.KnowledgeGraph) -> None:
    assert len(kg.query("meetings_in_period", {"from": date(2025, 2, 10), "to": "10/2/2025"})) == 3
    assert len(kg.query("meetings_in_period", {"to": date(2025, 2, 9)})) == 0
    assert len(kg.query("chairs_ranked", least=2)) == 0
    assert len(kg.query("chairs_ranked", {"least": None})) == 3
    kg.close()
