"""Facts files read strictly: a whole file or none of it, every fault with its place and its mend."""

from __future__ import annotations

from pathlib import Path

from loaders.dates import Period
from loaders.model import ArticleFacts, Authority, EntityFacts, Facts, Passage
from loaders.nodes import Node, read_yaml, suggest
from loaders.places import Span, TextInfo
from loaders.problems import FactsError, Problem
from loaders.statements import StatementReader, read_span, read_spans
from loaders.values import LANGUAGES, Reader, short
from ontology import Vocabulary
from ontology.terms import SLUG


def _identifier(node: Node) -> str:
    if not SLUG.fullmatch(node.text()):
        node.fail(f"{node.text()!r} is no identifier", "use a-z, 0-9 and single hyphens")
    return node.text()


def _entity(reference: str, node: Node, reader: Reader) -> EntityFacts:
    fields = node.record(*LANGUAGES, "alt", "ours", "match", required=("class",))
    kind, vocabulary = fields["class"].text(), reader.vocabulary
    usable = {name for name in vocabulary.kinds if vocabulary.is_a(name, "Entity") and name != "Industry"}
    if kind not in usable:
        fields["class"].fail(f"{kind!r} is no class of entities", suggest(kind, usable))
    token = reader.reference(Node(_scalar(node, reference), node.file))
    prefix = vocabulary.note(kind, "idPrefix")
    if prefix != token.split(":")[0]:
        fields["class"].fail(f"{reference!r} is written for a {kind}", f"its identifier begins with {prefix}/")
    labels = {name: short(fields[name]) for name in LANGUAGES if name in fields}
    if not labels:
        node.fail("an entity without a label", "add `en:` or `zh:`")
    alt = fields["alt"].record(*LANGUAGES) if "alt" in fields else {}
    ours = frozenset(item.text() for item in fields["ours"].items()) if "ours" in fields else frozenset()
    if ours - set(labels):
        fields["ours"].fail("`ours` names a language without a label", "list en, zh or both")
    spellings = {name: tuple(short(item) for item in value.items()) for name, value in alt.items()}
    matches = tuple(item.text() for item in fields["match"].items()) if "match" in fields else ()
    return EntityFacts(token, kind, labels, spellings, ours, matches, node)


def _scalar(node: Node, value: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    from yaml import ScalarNode

    return ScalarNode("tag:yaml.org,2002:str", value, node.raw.start_mark, node.raw.end_mark)


def _entities(fields: dict[str, Node], reader: Reader) -> tuple[EntityFacts, ...]:
    if "entities" not in fields:
        return ()
    return tuple(_entity(reference, node, reader) for reference, node in fields["entities"].fields().items())


def _text(node: Node) -> TextInfo:
    fields = node.record(required=("file", "sha256", "encoding", "length"))
    digest = fields["sha256"].text()
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        fields["sha256"].fail("not a SHA-256", "64 hexadecimal digits; `talentkg add` writes it")
    if Path(fields["file"].text()).name != fields["file"].text():
        fields["file"].fail("a file name, not a path", "the folder is given by --articles")
    return TextInfo(fields["file"].text(), digest, fields["encoding"].text(), fields["length"].number())


def _names(fields: dict[str, Node], reader: Reader, span: Span) -> tuple[tuple[str, tuple[Span, ...]], ...]:
    if "names" not in fields:
        return ()
    return tuple(
        (reader.reference(Node(_scalar(places, reference), places.file)), read_spans(places, span))
        for reference, places in fields["names"].fields().items()
    )


def _passage(node: Node, texts: dict[str, TextInfo], reader: StatementReader) -> Passage:
    fields = node.record("text", "names", "says", "none", "reviewed", required=("at",))
    name = fields["text"].text() if "text" in fields else next(iter(texts))
    if name not in texts:
        fields["text"].fail(f"unknown text {name!r}", suggest(name, texts))
    text = texts[name]
    span = read_span(fields["at"], Span(0, text.length))
    says = fields["says"].items() if "says" in fields else []
    told = [item for item in says if "again" not in item.fields()]
    reason = fields["none"].text() if "none" in fields else ""
    if reason and f"reason:{reason}" not in reader.vocabulary.concepts:
        known = [each.split(":")[1] for each in reader.vocabulary.concepts if each.startswith("reason:")]
        fields["none"].fail(f"{reason!r} is no reason", suggest(reason, known))
    if bool(says) == bool(reason):
        node.fail("a passage says something, or says why not", "add `says:` or `none: <reason>`, not both")
    return Passage(
        span, text, _names(fields, reader.reader, span),
        tuple(found for item in told for found in reader.read(item, span)),
        tuple(_again(item, reader, span) for item in says if item not in told),
        reason, fields["reviewed"].text() if "reviewed" in fields else "", node,
    )


def _again(node: Node, reader: StatementReader, span: Span) -> tuple[str, tuple[Span, ...]]:
    fields = node.record(required=("again", "at"))
    kind, slash, key = fields["again"].text().partition("/")
    if not slash or kind not in {reader.vocabulary.note(head, "idPrefix") for head in reader.heads}:
        fields["again"].fail("`again` names a statement", "write kind/key, such as figure/projects-collected")
    return f"{kind}:{reader.reader.owner}_{key}", read_spans(fields["at"], span)


def read_article_facts(path: Path, vocabulary: Vocabulary) -> tuple[ArticleFacts, dict[str, Period]]:
    """Read one facts file. Raises FactsError at its first fault."""
    top = read_yaml(path).record("entities", required=("article", "passages"))
    head = top["article"].record(
        "publisher", "author", "published", "url", required=("id", "title", "language", "texts")
    )
    reader = Reader(vocabulary, _identifier(head["id"]), head["language"].text())
    if reader.owner != path.stem:
        head["id"].fail(f"id {reader.owner!r} in a file named {path.name!r}", "name the file after the id")
    if reader.language not in LANGUAGES:
        head["language"].fail(f"language {reader.language!r}", "write en or zh")
    texts = {text.file: text for text in map(_text, head["texts"].items())}
    if not texts:
        head["texts"].fail("an article without a text", "`talentkg add` writes one")
    statements = StatementReader(reader)
    facts = ArticleFacts(
        id=reader.owner, title=short(head["title"]), language=reader.language, texts=tuple(texts.values()), file=str(path),
        publisher=reader.reference(head["publisher"]) if "publisher" in head else "",
        author=short(head["author"]) if "author" in head else "",
        published=reader.period(head["published"]) if "published" in head else None,
        url=short(head["url"]) if "url" in head else "",
        entities=_entities(top, reader),
        passages=tuple(_passage(node, texts, statements) for node in top["passages"].items()),
    )
    return facts, reader.periods


def read_authority(path: Path, vocabulary: Vocabulary) -> tuple[Authority, dict[str, Period]]:
    """Read one authority file. Raises FactsError at its first fault."""
    top = read_yaml(path).record("entities", "says", required=("dataset",))
    head = top["dataset"].record(required=("id", "title", "licence", "source"))
    reader = Reader(vocabulary, _identifier(head["id"]))
    statements = StatementReader(reader)
    said = top["says"].items() if "says" in top else []
    return Authority(
        reader.owner, short(head["title"]), short(head["licence"]), short(head["source"]), _entities(top, reader),
        tuple(found for node in said for found in statements.read(node, None)), str(path),
    ), reader.periods


def read_facts(folder: Path, vocabulary: Vocabulary) -> Facts:
    """Read a facts folder: one file per article, and `authority/`. Raises FactsError with all faults found."""
    if not folder.is_dir():
        raise FactsError([Problem(str(folder), 0, 0, "no such folder", "name the facts folder with --facts")])
    problems: list[Problem] = []
    articles, authorities, periods = [], [], {}
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("authority/*.yaml")]):
        try:
            if path.parent == folder:
                article, found = read_article_facts(path, vocabulary)
                articles.append(article)
            else:
                authority, found = read_authority(path, vocabulary)
                authorities.append(authority)
            periods |= found
        except FactsError as error:
            problems += error.problems
    if problems:
        raise FactsError(problems)
    return Facts(tuple(articles), tuple(authorities), periods)
