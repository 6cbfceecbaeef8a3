"""The closed vocabulary and the ontology say the same, in both directions; the ontology is fit to be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from pyoxigraph import Store
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from corpus import corpus_store, document
from diemcau.building import build_into
from diemcau.facts import Bound, Kind, Level, Reading, Role, Status
from diemcau.graph import article_quads, links_quads
from diemcau.graph.concepts import known
from diemcau.graph.vocabulary import BASE, DMC
from diemcau.lexicon.loader import load
from diemcau.resolve.pins import Pin
from diemcau.resolve.verdicts import Verdict
from diemcau.resources import ontology_text, query_names, query_path, view_names, view_path
from diemcau.store import open_store
from diemcau.validate import stored_graphs
from made import Article, store_of

TERM_TYPES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


def parsed(name: str) -> Graph:
    return Graph().parse(data=ontology_text(name), format="turtle")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return parsed("diemcau.ttl")


@pytest.fixture(scope="module")
def concepts() -> Graph:
    return parsed("concepts.ttl")


def terms(graph: Graph) -> set[Node]:
    return {term for kind in TERM_TYPES for term in graph.subjects(RDF.type, kind)}


def own(nodes: Iterator[Node] | set[Node]) -> set[str]:
    """The names directly in the namespace: 'Meeting', not 'place/tinh/lao-cai'."""
    names = {str(n).removeprefix(BASE) for n in nodes if isinstance(n, URIRef) and str(n).startswith(BASE)}
    return {name for name in names if regex.fullmatch(r"\w+", name)}


def test_vocabulary_and_ontology_have_the_same_terms(ontology: Graph) -> None:
    assert own(terms(ontology)) == set(DMC.__annotations__)


def test_a_misspelt_term_fails() -> None:
    with pytest.raises(AttributeError):
        _ = DMC.Meting


@pytest.mark.parametrize("name", ["diemcau.ttl", "concepts.ttl", "places.ttl", "bodies.ttl"])
def test_there_are_no_blank_nodes(name: str) -> None:
    assert [triple for triple in parsed(name) if any(isinstance(node, BNode) for node in triple)] == []


def test_every_term_has_labels_and_comments_in_vietnamese_and_english(ontology: Graph) -> None:
    poor = [
        (str(term), str(predicate))
        for term in terms(ontology)
        for predicate in (RDFS.label, RDFS.comment)
        if sorted(str(v.language) for v in ontology.objects(term, predicate) if isinstance(v, Literal)) != ["en", "vi"]
    ]
    assert poor == []


def test_every_comment_is_one_sentence(ontology: Graph) -> None:
    loose = [
        str(c) for c in ontology.objects(None, RDFS.comment) if not regex.fullmatch(r"\p{Lu}[^.]*(?:[.…]|\.)", str(c))
    ]
    assert loose == []


def test_every_class_is_a_kind_of_a_standard_class(ontology: Graph) -> None:
    alone = [str(c) for c in ontology.subjects(RDF.type, OWL.Class) if ontology.value(c, RDFS.subClassOf) is None]
    assert alone == []


def test_domains_and_ranges_are_classes(ontology: Graph) -> None:
    classes = own(set(ontology.subjects(RDF.type, OWL.Class)))
    used = own(set(ontology.objects(None, RDFS.domain)) | set(ontology.objects(None, RDFS.range)))
    assert used <= classes


def test_alignments_do_not_say_more_than_the_data(ontology: Graph) -> None:
    """An end is no period, a string no organisation, an exclusive day no last one, a counted noun no QUDT unit."""
    aligned = {
        name: sorted(str(wider) for wider in ontology.objects(DMC[name], RDFS.subPropertyOf))
        for name in (
            *("time", "timeStart", "timeEnd", "refTime", "refStart", "refEnd", "periodStart", "periodEnd"),
            *("validUntil", "unit", "scope", "holdsFor", "inArticle", "publisher"),
        )
    }
    assert {name: wider for name, wider in aligned.items() if wider} == {
        "holdsFor": ["https://schema.org/observationAbout"],
        "inArticle": ["http://purl.org/dc/terms/isPartOf"],
        "publisher": ["http://purl.org/dc/elements/1.1/publisher"],
    }


def test_the_comment_on_check_rules_lists_them(ontology: Graph, concepts: Graph) -> None:
    rules = list(concepts.subjects(SKOS.inScheme, URIRef(f"{BASE}concept/rule")))
    for comment in ontology.objects(DMC.checkRule, RDFS.comment):
        assert isinstance(comment, Literal)
        named = {
            str(label)
            for rule in rules
            for label in concepts.objects(rule, SKOS.prefLabel)
            if isinstance(label, Literal) and label.language == comment.language
        }
        assert set(str(comment).rstrip(".").partition(": ")[2].split(", ")) == named


def test_every_triple_fits_the_domain_and_the_range_of_its_property(ontology: Graph, tmp_path: Path) -> None:
    built = everything(tmp_path)
    types: dict[Node, set[Node]] = {}
    for subject, cls in built.subject_objects(RDF.type):
        wider = {found for found in ontology.transitive_objects(cls, RDFS.subClassOf) if found is not None}
        types.setdefault(subject, set()).update(wider)
    misfits, used = [], set()
    for subject, predicate, value in built:
        domain, range_ = ontology.value(predicate, RDFS.domain), ontology.value(predicate, RDFS.range)
        if isinstance(value, Literal):
            kind: set[Node] = {RDF.langString if value.language else value.datatype or XSD.string}
        else:
            kind = types.get(value, set())
            if (predicate, RDF.type, OWL.DatatypeProperty) in ontology:
                misfits.append((str(subject), str(predicate), str(value)))
        for expected, found in ((domain, types.get(subject, set())), (range_, kind)):
            if expected is not None and found and expected not in found:
                misfits.append((str(subject), str(predicate), str(value)))
        used.add(predicate)
    assert misfits == []
    assert own(terms(ontology)) - own(used | set(built.objects(None, RDF.type))) == set(), "nothing tests these"


def everything(folder: Path) -> Graph:
    """The corpus and the examples as they are built, an article with all its metadata, and the places."""
    page = document(
        "gio-linh", url="https://example.vn/1", title="Họp", published="2025-02-11", publisher="Báo", sha256="0"
    )
    with open_store(folder / "kg", write=True) as built:
        build_into(built, [Path(__file__).parents[1] / "examples"])
        stores = [built.inner, corpus_store(), linked_store()]
        stores[1].extend(article_quads(page, Reading("gio-linh", ())))
        graph = parsed("places.ttl") + parsed("concepts.ttl")
        for store in stores:
            for piece in stored_graphs(store):
                graph += piece
    return graph


def linked_store() -> Store:
    """A meeting that is looked back on, a body with two names, and two namesakes whom a pin keeps apart."""
    here, there = (
        Article(
            name,
            day,
            chair="Trịnh Xuân Trường",
            people={"Trịnh Xuân Trường": ("Chủ tịch", "Ủy ban nhân dân", "Lào Cai")},
            bodies=(body,),
            recalled_day=before,
        )
        for name, day, before, body in (
            ("mot", "2025-02-10", "", "Ban Chỉ đạo Đề án 06 tỉnh Lào Cai"),
            ("hai", "2025-03-10", "2025-02-10", "Ban Chỉ đạo thực hiện Đề án 06 tỉnh Lào Cai"),
        )
    )
    store = store_of(here, there)
    apart = Pin("person", "hai/Trịnh Xuân Trường", "mot/Trịnh Xuân Trường", same=False, reason="trùng tên")
    store.extend(links_quads(store, [apart]))
    return store


def test_the_ontology_has_a_header(ontology: Graph) -> None:
    header = URIRef(BASE)
    assert (header, RDF.type, OWL.Ontology) in ontology
    assert str(ontology.value(header, OWL.versionInfo)) == "0.1.0"
    assert str(ontology.value(header, URIRef("http://purl.org/dc/terms/license"))).endswith("LICENSE-2.0")


@pytest.mark.parametrize("name", ["concepts.ttl", "places.ttl", "bodies.ttl", "shapes.ttl"])
def test_the_other_files_use_defined_terms_only(name: str) -> None:
    used = own({node for triple in parsed(name) for node in triple})
    assert used - {"concepts", "shapes"} <= set(DMC.__annotations__)


def test_queries_use_defined_terms_only() -> None:
    texts: list[Path] = [query_path(n) for n in query_names()] + [view_path(n) for n in view_names()]
    used = {term for path in texts for term in regex.findall(r"\bdmc:(\w+)", path.read_text("utf-8"))}
    assert used <= set(DMC.__annotations__)


def test_every_concept_is_in_a_scheme_and_labelled(concepts: Graph) -> None:
    schemes = set(concepts.subjects(RDF.type, SKOS.ConceptScheme))
    poor = []
    for concept in concepts.subjects(RDF.type, SKOS.Concept):
        languages = sorted(str(v.language) for v in concepts.objects(concept, SKOS.prefLabel) if isinstance(v, Literal))
        if concepts.value(concept, SKOS.inScheme) not in schemes or languages != ["en", "vi"]:
            poor.append(str(concept))
    assert poor == []


def test_no_wording_means_two_concepts_of_one_scheme(concepts: Graph) -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.notation):
        for concept, wording in concepts.subject_objects(predicate):
            if not isinstance(wording, Literal) or wording.language == "en":
                continue
            scheme = str(concepts.value(concept, SKOS.inScheme))
            owners.setdefault((scheme, str(wording).casefold()), set()).add(str(concept))
    assert {wording: found for wording, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("role", [role.value for role in Role]),
        ("kind", [kind.value for kind in Kind]),
        ("bound", [bound.value for bound in Bound]),
        ("level", [level.value for level in Level]),
        ("status", [status.value for status in Status]),
        ("verdict", [verdict.value for verdict in Verdict]),
        ("rule", ["change", "multiple", "ratio", "sum", "repeat", "trend"]),
        ("mode", ["trực tuyến", "trực tiếp", "kết hợp"]),
        ("meeting-level", ["quốc gia", "bộ", "tỉnh", "huyện", "xã"]),
    ],
)
def test_closed_lists_are_the_same_as_in_the_facts(concepts: Graph, scheme: str, values: list[str]) -> None:
    home = URIRef(f"{BASE}concept/{scheme}")
    listed = {str(concepts.value(c, SKOS.notation)) for c in concepts.subjects(SKOS.inScheme, home)}
    assert listed == set(values)


@pytest.mark.parametrize(("lexicon", "scheme"), [("roles", "title"), ("units", "unit")])
def test_lexicon_and_concepts_share_their_ids(concepts: Graph, lexicon: str, scheme: str) -> None:
    prefix = f"{BASE}concept/{scheme}/"
    meanings = {
        str(c).removeprefix(prefix): str(concepts.value(c, SKOS.notation))
        for c in concepts.subjects(SKOS.inScheme, URIRef(f"{BASE}concept/{scheme}"))
    }
    # what is another way to write a title ('TVTU' with its body, 'Chỉ huy phó') means that title: a form, not a meaning
    forms = {e.id for e in load(lexicon) if e.id not in meanings and e.label in meanings.values()}
    entries = {entry.id: entry.label for entry in load(lexicon) if entry.id not in forms}
    assert sorted(entries.items() - meanings.items()) == [], "add these to ontology/concepts.ttl, or rename them there"
    assert sorted(meanings.items() - entries.items()) == [], "concepts.ttl has these, the lexicon does not"


def test_concepts_are_found_by_any_of_their_wordings() -> None:
    assert known("indicator", "Kích hoạt tài khoản định danh điện tử") == known(
        "indicator", "tài khoản định danh điện tử kích hoạt"
    )
    assert known("unit", "lồng bè") is None
    assert known("role", "hội nghị") is None
