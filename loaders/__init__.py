"""From article to facts to triples: strict reading, evidence, figures, and help for those who write facts."""

from loaders.draft import draft
from loaders.fill import fill, locate
from loaders.link import check_links
from loaders.problems import FactsError, Problem
from loaders.read import read_facts
from loaders.records import Records
from loaders.triples import make_triples
from loaders.verify import check_evidence, read_texts

__all__ = [
    "FactsError", "Problem", "Records",
    "check_evidence", "check_links", "draft", "fill", "locate", "make_triples", "read_facts", "read_texts",
]
