"""No two ready questions are of one pattern: their algebra differs beyond names, terms and labels."""

from __future__ import annotations

from collections import defaultdict

from rdflib.paths import Path
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, URIRef, Variable

from queries import load_catalogue

RDFS_LABEL = URIRef("http://www.w3.org/2000/01/rdf-schema#label")


def is_label(part) -> bool:
    """Whether an OPTIONAL only fetches a label."""
    is_bgp = isinstance(part, CompValue) and part.name == "BGP"
    return is_bgp and any(predicate == RDFS_LABEL for _, predicate, _ in part.triples)


class Pattern:
    """The shape of a query: variables numbered as they come, terms and label look-ups left out."""

    def __init__(self) -> None:
        self.seen: dict[Variable, int] = {}

    def of(self, part):
        """Reduce a part of the algebra to its shape, as nested tuples."""
        if isinstance(part, Variable):
            return self.seen.setdefault(part, len(self.seen))
        if isinstance(part, CompValue):
            return self.of_node(part)
        if isinstance(part, list | tuple):
            return tuple(self.of(each) for each in part)
        if isinstance(part, Path):
            return (type(part).__name__, getattr(part, "mod", ""), len(getattr(part, "args", ())))
        return "term" if isinstance(part, URIRef | Literal) else str(part)

    def of_node(self, node: CompValue):
        """Reduce a node to its shape, without the order and without an OPTIONAL that only fetches a label."""
        if node.name == "LeftJoin" and is_label(node.p2):
            return self.of(node.p1)
        if node.name == "OrderBy":
            return self.of(node.p)
        keys = sorted(key for key in node if key not in {"_vars", "PV", "lazy", "datasetClause"})
        return (node.name, *(self.of(node[key]) for key in keys))


def test_no_two_questions_share_a_pattern():
    """Two queries of one shape would be one question asked twice with other terms."""
    shapes = defaultdict(list)
    for name, question in load_catalogue().items():
        algebra = translateQuery(parseQuery(question.text)).algebra
        shapes[Pattern().of(algebra.p)].append(name)
    assert [names for names in shapes.values() if len(names) > 1] == []
