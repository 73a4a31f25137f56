"""Entities of facts files: a class, labels, spellings, and the same things elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.model import EntityFacts
from loaders.nodes import Node, suggest
from loaders.values import LANGUAGES, Reader, address, short


def read_entities(top: Mapping[str, Node], reader: Reader) -> tuple[EntityFacts, ...]:
    """Read all entities that a file declares. Raises FactsError at the first fault."""
    entries = top["entities"].entries() if "entities" in top else []
    return tuple(_entity(reference, node, reader) for reference, node in entries)


def _entity(reference: Node, node: Node, reader: Reader) -> EntityFacts:
    fields = node.record(*LANGUAGES, "alt", "ours", "match", required=("class",))
    labels = {name: short(fields[name]) for name in LANGUAGES if name in fields}
    if not labels:
        node.fail("an entity without a label", "add `en:` or `zh:`")
    return EntityFacts(
        reader.reference(reference), _class(reference, fields["class"], reader), labels,
        _spellings(fields), _ours(fields, labels), _matches(fields), node,
    )


def _class(reference: Node, node: Node, reader: Reader) -> str:
    kind = node.text()
    if kind not in reader.entity_classes:
        node.fail(f"{kind!r} is no class of entities", suggest(kind, reader.entity_classes))
    prefix = reader.vocabulary.note(kind, "idPrefix")
    if prefix != reader.reference(reference).split(":", 1)[0]:
        node.fail(f"{reference.text()!r} is written for a {kind}", f"its identifier begins with {prefix}/")
    return kind


def _spellings(fields: Mapping[str, Node]) -> dict[str, tuple[str, ...]]:
    given = fields["alt"].record(*LANGUAGES) if "alt" in fields else {}
    return {name: tuple(short(item) for item in value.items()) for name, value in given.items()}


def _ours(fields: Mapping[str, Node], labels: Mapping[str, str]) -> frozenset[str]:
    found = frozenset(item.text() for item in fields["ours"].items()) if "ours" in fields else frozenset()
    if found - set(labels):
        fields["ours"].fail("`ours` names a language without a label", "list en, zh or both")
    return found


def _matches(fields: Mapping[str, Node]) -> tuple[str, ...]:
    return tuple(address(item) for item in fields["match"].items()) if "match" in fields else ()
