"""What a figure measures, in the words of the article; which indicator that is, the links say (graph/indicators.py)."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from diemcau.facts import Measure
from diemcau.graph import iris
from diemcau.graph.builder import Builder
from diemcau.graph.frame import Frame
from diemcau.graph.vocabulary import DMC, node
from diemcau.resolve.wording import Quantity

_INDICATOR, _QUANTITY = node(DMC.Indicator), node(DMC.quantity)


def indicator(b: Builder, frame: Frame, fact: Measure) -> NamedNode:
    """The wording of the figure with its kind of quantity."""
    of = frame.quantity(fact)
    said = b.thing(iris.indicator(fact.indicator, of.value), _INDICATOR, fact.indicator)
    if of is not Quantity.ANY:
        b.add(said, _QUANTITY, Literal(of.value))
    return said
