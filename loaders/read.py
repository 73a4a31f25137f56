"""Facts files read strictly: a whole file or none of it, every fault with its place and its mend."""

from __future__ import annotations

from pathlib import Path

from loaders.dates import Period
from loaders.entities import read_entities
from loaders.model import ArticleFacts, Authority, Facts
from loaders.nodes import Node, read_yaml
from loaders.passages import read_passage
from loaders.places import TextInfo
from loaders.problems import FactsError, Problem
from loaders.statements import StatementReader
from loaders.values import LANGUAGES, Reader, address, short
from ontology import Vocabulary
from ontology.terms import SLUG


def _identifier(node: Node, path: Path) -> str:
    if not SLUG.fullmatch(node.text()):
        node.fail(f"{node.text()!r} is no identifier", "use a-z, 0-9 and single hyphens")
    if node.text() != path.stem:
        node.fail(f"id {node.text()!r} in a file named {path.name!r}", "name the file after the id")
    return node.text()


def text_info(node: Node) -> TextInfo:
    """Read what is known of one file of an article. Raises FactsError."""
    fields = node.record(required=("file", "sha256", "encoding", "length"))
    digest, name = fields["sha256"].text(), fields["file"].text()
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        fields["sha256"].fail("not a SHA-256", "64 hexadecimal digits; `talentkg add` writes it")
    if Path(name).name != name or not name.isprintable() or name in ("", ".."):
        fields["file"].fail(f"{name!r} is no file name", "the folder is given by --articles")
    return TextInfo(name, digest, fields["encoding"].text(), fields["length"].number())


def _texts(node: Node) -> dict[str, TextInfo]:
    found: dict[str, TextInfo] = {}
    for item in node.items():
        text = text_info(item)
        if text.file in found:
            item.fail(f"text {text.file!r} stands twice", "remove one of the two")
        found[text.file] = text
    return found or node.fail("an article without a text", "`talentkg add` writes one")


def _language(node: Node) -> str:
    if node.text() not in LANGUAGES:
        node.fail(f"language {node.text()!r}", "write en or zh")
    return node.text()


def read_article_facts(path: Path, vocabulary: Vocabulary) -> tuple[ArticleFacts, dict[str, Period]]:
    """Read one facts file. Raises FactsError at its first fault."""
    top = read_yaml(path).record("entities", required=("article", "passages"))
    optional = ("publisher", "author", "published", "url")
    head = top["article"].record(*optional, required=("id", "title", "language", "texts"))
    reader = Reader(vocabulary, _identifier(head["id"], path), _language(head["language"]))
    texts, statements = _texts(head["texts"]), StatementReader(reader)
    return ArticleFacts(
        id=reader.owner, title=short(head["title"]), language=reader.language,
        texts=tuple(texts.values()), file=str(path), node=top["article"],
        publisher=reader.reference(head["publisher"]) if "publisher" in head else "",
        author=short(head["author"]) if "author" in head else "",
        published=reader.period(head["published"]) if "published" in head else None,
        url=address(head["url"]) if "url" in head else "",
        entities=read_entities(top, reader),
        passages=tuple(read_passage(node, texts, statements) for node in top["passages"].items()),
    ), reader.periods


def read_authority(path: Path, vocabulary: Vocabulary) -> tuple[Authority, dict[str, Period]]:
    """Read one authority file. Raises FactsError at its first fault."""
    top = read_yaml(path).record("entities", "says", required=("dataset",))
    head = top["dataset"].record(required=("id", "title", "licence", "source"))
    reader = Reader(vocabulary, _identifier(head["id"], path))
    statements = StatementReader(reader)
    said = top["says"].items() if "says" in top else []
    return Authority(
        id=reader.owner, title=short(head["title"]), licence=short(head["licence"]),
        source=short(head["source"]), file=str(path), entities=read_entities(top, reader),
        statements=tuple(found for node in said for found in statements.read(node, None)),
    ), reader.periods


class _Folder:
    """A facts folder being read: what is known so far, and every fault."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.articles: list[ArticleFacts] = []
        self.authorities: list[Authority] = []
        self.periods: dict[str, Period] = {}
        self.problems: list[Problem] = []

    def read(self, path: Path, authority: bool) -> None:
        """Read a file; a faulty one adds its problems and nothing else."""
        try:
            periods = self._authority(path) if authority else self._article(path)
            self.periods |= periods
        except FactsError as error:
            self.problems += error.problems

    def _article(self, path: Path) -> dict[str, Period]:
        article, periods = read_article_facts(path, self.vocabulary)
        self.articles.append(article)
        return periods

    def _authority(self, path: Path) -> dict[str, Period]:
        authority, periods = read_authority(path, self.vocabulary)
        self.authorities.append(authority)
        return periods


def read_facts(folder: Path, vocabulary: Vocabulary) -> Facts:
    """Read a facts folder: one file per article, and `authority/`. Raises FactsError, a fault per file."""
    if not folder.is_dir():
        raise FactsError.of(folder, "no such folder", "name the facts folder with --facts")
    found = _Folder(vocabulary)
    for place in (folder, folder / "authority"):
        for path in sorted(place.glob("*.yaml")):
            found.read(path, authority=place != folder)
        for path in place.glob("*.yml"):
            found.problems.append(Problem(str(path), 0, 0, "would be passed over", "name it .yaml"))
    if found.problems:
        raise FactsError(found.problems)
    return Facts(tuple(found.articles), tuple(found.authorities), found.periods)
