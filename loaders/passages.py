"""Passages of facts files: where they stand, what they name and say, or why they say nothing."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.model import Passage
from loaders.nodes import Node, suggest
from loaders.places import Span, TextInfo
from loaders.statements import StatementReader, read_span, read_spans

Places = tuple[str, tuple[Span, ...]]


def read_passage(node: Node, texts: Mapping[str, TextInfo], reader: StatementReader) -> Passage:
    """Read one passage; `texts` by file name, the first one being meant where none is named."""
    fields = node.record("text", "names", "says", "none", "reviewed", required=("at",))
    text = _text(fields, texts)
    span = read_span(fields["at"], Span(0, text.length))
    says = fields["says"].items() if "says" in fields else []
    reason = _reason(fields, reader)
    if bool(says) == bool(reason):
        node.fail("a passage says something, or says why not", "add `says:` or `none: <reason>`, not both")
    again = [item for item in says if "again" in item.fields()]
    told = [item for item in says if "again" not in item.fields()]
    return Passage(
        span, text, _names(fields, reader, span),
        tuple(found for item in told for found in reader.read(item, span)),
        tuple(_again(item, reader, span) for item in again),
        reason, fields["reviewed"].text() if "reviewed" in fields else "", node,
    )


def _text(fields: Mapping[str, Node], texts: Mapping[str, TextInfo]) -> TextInfo:
    if "text" not in fields:
        return next(iter(texts.values()))
    name = fields["text"].text()
    return texts.get(name) or fields["text"].fail(f"unknown text {name!r}", suggest(name, texts))


def _reason(fields: Mapping[str, Node], reader: StatementReader) -> str:
    if "none" not in fields:
        return ""
    reason, known = fields["none"].text(), reader.vocabulary.list_names("reason")
    if reason not in known:
        fields["none"].fail(f"{reason!r} is no reason", suggest(reason, known))
    return reason


def _names(fields: Mapping[str, Node], reader: StatementReader, span: Span) -> tuple[Places, ...]:
    entries = fields["names"].entries() if "names" in fields else []
    return tuple((reader.reader.reference(entity), read_spans(places, span)) for entity, places in entries)


def _again(node: Node, reader: StatementReader, span: Span) -> Places:
    """Read what is told again: the statement, by kind and key, and where."""
    fields = node.record(required=("again", "at"))
    kind, _, key = fields["again"].text().partition("/")
    kinds = {reader.vocabulary.note(head, "idPrefix") for head in reader.heads}
    if not key or kind not in kinds:
        fields["again"].fail("`again` names a statement", "write kind/key, such as figure/projects-collected")
    return f"{kind}:{reader.reader.owner}_{key}", read_spans(fields["at"], span)
