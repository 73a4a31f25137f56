"""JSON-LD from records, with its context embedded (JSON-LD 1.1, flattened document form)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from loaders.records import Records
from ontology import Vocabulary


def _unquote(text: str) -> str:
    # Escapes of Turtle strings as we write them are those of JSON.
    return str(json.loads(text))


def _value(token: str) -> Any:
    if not token.startswith('"'):
        return {"@id": token[1:-1] if token.startswith("<") else token}
    end = token.rindex('"')
    text, suffix = _unquote(token[: end + 1]), token[end + 1:]
    if suffix.startswith("@"):
        return {"@value": text, "@language": suffix[1:]}
    return {"@value": text, "@type": suffix[2:]} if suffix else text


def _node(subject: str, predicates: Mapping[str, set[str]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject[1:-1] if subject.startswith("<") else subject}
    if "a" in predicates:
        node["@type"] = sorted(token.strip("<>") for token in predicates["a"])
    for name in sorted(set(predicates) - {"a"}):
        values = [_value(token) for token in sorted(predicates[name])]
        node[name] = values[0] if len(values) == 1 else values
    return node


def write_jsonld(records: Records, vocabulary: Vocabulary) -> str:
    """The records as one JSON-LD document, a node per line."""
    context = json.dumps(dict(sorted(vocabulary.prefixes.items())), ensure_ascii=False, indent=1)
    nodes = (json.dumps(_node(s, records.nodes[s]), ensure_ascii=False) for s in sorted(records.nodes))
    return f'{{"@context": {context},\n"@graph": [\n' + ",\n".join(nodes) + "\n]}\n"
