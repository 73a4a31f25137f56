"""Statements of facts files: plain facts and n-ary nodes, each with the plain triple it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.figures import check_figure
from loaders.model import Statement
from loaders.nodes import Node, suggest
from loaders.places import Span
from loaders.values import Reader
from ontology import Kind, Property

Values = Mapping[str, tuple[str, ...]]
CLAIM_FIELDS = ("dateWording", "resolvedAgainst")


def read_span(node: Node, inside: Span | None = None) -> Span:
    """Read a pair of offsets. Raises FactsError where it is no span or lies outside `inside`."""
    if not node.is_list():
        node.fail(f"{node.text()!r} is no pair of offsets", "run `talentkg fill` to turn words into offsets")
    pair = node.items()
    if len(pair) != 2:
        node.fail("a place is a pair of offsets", "write [start, end]")
    span = Span(pair[0].number(), pair[1].number())
    if span.start >= span.end:
        node.fail(f"{span} is empty", "the end stands after the last character")
    if inside and not span.within(inside):
        mend = "a place lies inside its passage, a passage inside its text"
        node.fail(f"{span} lies outside {inside}", mend)
    return span


def read_spans(node: Node, inside: Span) -> tuple[Span, ...]:
    """Read one or more places: [[1, 5], [9, 12]]."""
    spans = [read_span(item, inside) for item in node.items()] if node.is_list() else [read_span(node)]
    if not spans:
        node.fail("no place", "write [[start, end]]")
    return tuple(sorted(set(spans)))


class StatementReader:
    """Reads the entries of `says:`."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.vocabulary = reader.vocabulary
        self.heads = {
            name for name, kind in self.vocabulary.kinds.items()
            if self.vocabulary.is_a(name, "Statement") and "claimObject" in kind.notes
        }

    def read(self, node: Node, inside: Span | None) -> Iterator[Statement]:
        """Read one entry as statements; `fact:` with several objects gives several."""
        fields = node.fields()
        heads = [name for name in fields if name in self.heads or name == "fact"]
        if len(heads) != 1:
            node.fail("an entry says one thing", f"begin it with fact or {', '.join(sorted(self.heads))}")
        places = self._places(fields, node, inside)
        if heads[0] == "fact":
            yield from self._facts(fields, places, node)
        else:
            yield self._nary(self.vocabulary.kinds[heads[0]], fields, places, node)

    def _places(self, fields: dict[str, Node], node: Node, inside: Span | None) -> tuple[Span, ...]:
        if inside is None:
            return ()
        if "at" not in fields:
            node.fail("key 'at' is missing", "say where the words stand: at: [[start, end]]")
        return read_spans(fields["at"], inside)

    def _property(self, name: str, node: Node) -> Property:
        if name not in self.vocabulary.properties:
            node.fail(f"unknown property {name!r}", suggest(name, self.vocabulary.properties))
        return self.vocabulary.properties[name]

    def _facts(self, fields: dict[str, Node], places: tuple[Span, ...], node: Node) -> Iterator[Statement]:
        node.record("fact", "at", "key", *CLAIM_FIELDS)
        key = f"_{self.reader.key(fields['key'])}" if "key" in fields else ""
        parts = fields["fact"].items()
        if len(parts) != 3:
            fields["fact"].fail("a fact has three parts", "write [subject, property, object]")
        subject = self.reader.reference(parts[0])
        prop = self._property(parts[1].text(), parts[1])
        given = [name for name in CLAIM_FIELDS if name in fields]
        extra = {name: self.reader.tokens(self.vocabulary.properties[name], fields[name]) for name in given}
        for value in self.reader.tokens(prop, parts[2]):
            token = f"claim:{self.reader.owner}_{claim_key(subject, prop.name, value)}{key}"
            yield Statement(token, "Claim", subject, f"tkg:{prop.name}", value, extra, places, node)

    def _nary(
        self, kind: Kind, fields: dict[str, Node], places: tuple[Span, ...], node: Node
    ) -> Statement:
        token = f"{kind.notes['idPrefix']}:{self.reader.owner}_{self.reader.key(fields[kind.name])}"
        values = {
            name: self.reader.tokens(self._checked(name, kind, value), value)
            for name, value in fields.items() if name not in ("at", kind.name)
        }
        if kind.name == "Figure":
            values |= check_figure(fields, node)
        return Statement(token, kind.name, *self._triple(token, kind, values, node), values, places, node)

    def _checked(self, name: str, kind: Kind, node: Node) -> Property:
        prop = self._property(name, node)
        if prop.domain and not self.vocabulary.is_a(kind.name, prop.domain):
            node.fail(f"{kind.name} has no property {name!r}", f"{name} belongs to {prop.domain}")
        return prop

    def _triple(self, token: str, kind: Kind, values: Values, node: Node) -> tuple[str, str, str]:
        """Return the plain triple of an n-ary node; a class without a claimSubject is its own subject."""
        ends = [name for name in ("claimSubject", "claimObject") if name in kind.notes]
        wanted = [kind.notes[name] for name in ends]
        if any(name not in values for name in wanted):
            node.fail(f"{kind.name} needs {' and '.join(wanted)}", "add the missing one")
        several = next((name for name in wanted if len(values[name]) > 1), "")
        if several:
            node.fail(f"{several!r} of a {kind.name} has several values", "write an entry for each")
        found = [values[name][0] for name in wanted]
        subject = found[0] if "claimSubject" in ends else token
        return subject, f"tkg:{self._predicate(kind, values)}", found[-1]

    def _predicate(self, kind: Kind, values: Values) -> str:
        """Return the predicate of the plain triple, which a term of a list may choose, such as a role."""
        general = kind.notes["claimPredicate"]
        chosen = values.get(kind.notes.get("predicateFrom", ""))
        return self.vocabulary.concepts[chosen[0]].notes.get("shortcut", general) if chosen else general


def claim_key(subject: str, prop: str, value: str) -> str:
    """Make a readable key for a plain triple; a literal is left out, its language kept."""
    if value.startswith('"'):
        _, _, language = value.rpartition('"@')
        return f"{subject.replace(':', '_')}_{prop}" + (f"_{language}" if '"@' in value else "")
    return f"{subject}_{prop}_{value}".replace(":", "_")
