"""Triples held as records: for each subject, the objects of each predicate, all as Turtle tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Triple = tuple[str, str, str]


class Records:
    """A set of triples grouped by subject and predicate, ready to be written."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self.nodes: dict[str, dict[str, set[str]]] = {}
        for triple in triples:
            self.add(*triple)

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add one triple for each object."""
        if objects:
            self.nodes.setdefault(subject, {}).setdefault(predicate, set()).update(objects)

    def update(self, other: Records) -> None:
        """Add all triples of the other records."""
        for subject, predicate, value in other.triples():
            self.add(subject, predicate, value)

    def triples(self) -> Iterator[Triple]:
        """All triples, in the order of adding."""
        for subject, predicates in self.nodes.items():
            for predicate, values in predicates.items():
                for value in values:
                    yield subject, predicate, value

    def __len__(self) -> int:
        return sum(len(values) for predicates in self.nodes.values() for values in predicates.values())
