"""Every shape has a graph that conforms to it and one that breaks each of its rules, and only that one."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal

from diemcau.graph.vocabulary import BASE, DMC
from diemcau.resources import ontology_text
from diemcau.validate import validate

FOLDER = Path(__file__).parent / "shapes"
SHAPES = Graph().parse(data=ontology_text("shapes.ttl"), format="turtle")
CLASSES = sorted(str(shape).rsplit("/", 1)[-1] for shape in SHAPES.subjects(RDF.type, SH.NodeShape))
RULES = sorted(str(shape).rsplit("/", 1)[-1] for shape in SHAPES.subjects(RDF.type, SH.PropertyShape))


def graph(kind: str, cls: str) -> Graph:
    return Graph().parse(FOLDER / kind / f"{cls}.ttl")


@pytest.mark.parametrize("cls", CLASSES)
def test_a_good_graph_conforms(cls: str) -> None:
    good = graph("good", cls)
    assert list(good.subjects(RDF.type, DMC[cls]))
    assert validate(good) == ()


@pytest.mark.parametrize("cls", CLASSES)
def test_each_bad_node_breaks_the_rule_that_it_is_named_after_and_no_other(cls: str) -> None:
    bad = graph("bad", cls)
    named_after = {
        (str(node), f"{cls}-{str(node).rsplit('/', 1)[-1].split('-', 1)[1]}")
        for node in bad.subjects(RDF.type, DMC[cls])
        if "-" in str(node).rsplit("/", 1)[-1]
    }
    assert {(violation.focus, violation.shape) for violation in validate(bad)} == named_after


@pytest.mark.parametrize("cls", CLASSES)
def test_a_blank_node_is_refused(cls: str) -> None:
    blank = Graph()
    blank.add((BNode(), RDF.type, DMC[cls]))
    assert [v.shape for v in validate(blank) if v.shape == cls] == [cls]


def test_every_shape_has_its_class_as_target() -> None:
    targets = {str(s).rsplit("/", 1)[-1]: str(t).removeprefix(BASE) for s, t in SHAPES.subject_objects(SH.targetClass)}
    assert targets == {name: name.split("-", 1)[0] for name in (*CLASSES, *RULES)}


def test_every_rule_is_broken_by_some_bad_graph() -> None:
    assert sorted({v.shape for cls in CLASSES for v in validate(graph("bad", cls))}) == RULES


def test_every_class_of_the_vocabulary_has_a_shape() -> None:
    ontology = Graph().parse(data=ontology_text("diemcau.ttl"), format="turtle")
    classes = {
        str(c).removeprefix(BASE) for c in ontology.subjects(RDF.type, None) if str(c).removeprefix(BASE)[:1].isupper()
    }
    assert sorted(classes) == CLASSES


def test_every_rule_speaks_vietnamese_and_english() -> None:
    silent = [
        rule
        for rule in SHAPES.subjects(SH.targetClass, None)
        if {m.language for m in SHAPES.objects(rule, SH.message) if isinstance(m, Literal)} != {"vi", "en"}
    ]
    assert silent == []


def test_shapes_are_core_only() -> None:
    assert list(SHAPES.triples((None, SH.sparql, None))) == []
    assert list(SHAPES.triples((None, SH.js, None))) == []
