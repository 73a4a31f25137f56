"""N-Triples from records: one sorted line per triple (RDF 1.1 N-Triples)."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.records import Records
from ontology import expand

RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def full_term(token: str, prefixes: Mapping[str, str]) -> str:
    """A Turtle token as an N-Triples term."""
    if token == "a":  # noqa: S105
        return RDF_TYPE
    if not token.startswith('"'):
        return f"<{expand(token, prefixes)}>"
    text, mark, datatype = token.rpartition('"^^')
    return f'{text}"^^<{expand(datatype, prefixes)}>' if mark else token


def write_ntriples(records: Records, prefixes: Mapping[str, str]) -> str:
    """The records as N-Triples."""
    terms: dict[str, str] = {}

    def term(token: str) -> str:
        if token not in terms:
            terms[token] = full_term(token, prefixes)
        return terms[token]

    return "".join(sorted(f"{term(s)} {term(p)} {term(o)} .\n" for s, p, o in records.triples()))
