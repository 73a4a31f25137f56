"""Values of facts files as Turtle tokens, each typed by the range of its property."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from loaders.dates import Period, read_period
from loaders.nodes import Node, suggest
from loaders.problems import FactsError
from ontology import Property, Vocabulary, literal, typed
from ontology.terms import SLUG

LANGUAGES = ("en", "zh")
LONGEST = 500  # characters of a value; more is a sentence, and sentences are not copied
_ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f<>\"{}|^`\\]+")
_DECIMAL = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,10})?")
_INTEGER = re.compile(r"-?[0-9]{1,30}")


@dataclass
class Reader:
    """Reads values for one facts file; `owner` is the article's or data set's id."""

    vocabulary: Vocabulary
    owner: str
    language: str = ""
    periods: dict[str, Period] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look the prefixes of references up once; every reference needs them."""
        kinds = self.vocabulary.kinds
        self.reference_prefixes = {self.vocabulary.note(name, "idPrefix") for name in kinds} - {""}
        self.entity_classes = {name for name in kinds if self.vocabulary.is_a(name, "Entity")} - {"Industry"}

    def tokens(self, prop: Property, node: Node) -> tuple[str, ...]:
        """Return the tokens of one value or of a list of values, at least one."""
        found = self._tokens(prop, node)
        return found or node.fail(f"{prop.name!r} has no value", "write one, or remove the entry")

    def _tokens(self, prop: Property, node: Node) -> tuple[str, ...]:
        if node.is_list():
            return tuple(token for item in node.items() for token in self.tokens(prop, item))
        if prop.range == "rdf:langString":
            return self._texts(node)
        return (self._related(prop, node) if prop.relates else self._plain(prop, node),)

    def period(self, node: Node) -> Period:
        """Read a date in EDTF, remembered for the graph."""
        try:
            found = read_period(node.text())
        except ValueError as error:
            node.fail(str(error), "write 2021, 2021-04, 2021-04-30 or 2021-04-30/2021-05-02")
        return self.periods.setdefault(found.token, found)

    def reference(self, node: Node) -> str:
        """Return an entity written `kind/slug` as a curie."""
        text = node.text()
        prefix, _, slug = text.partition("/")
        if prefix not in self.reference_prefixes or not slug:
            mend = "write kind/slug; " + suggest(prefix, self.reference_prefixes)
            node.fail(f"{text!r} is no reference", mend)
        if not (SLUG.fullmatch(slug) or f"{prefix}:{slug}" in self.vocabulary.concepts):
            node.fail(f"{slug!r} is no slug", "use a-z, 0-9 and single hyphens")
        return f"{prefix}:{slug}"

    def key(self, node: Node) -> str:
        """Read the key of a statement."""
        if not SLUG.fullmatch(node.text()):
            node.fail(f"{node.text()!r} is no key", "use a-z, 0-9 and single hyphens")
        return node.text()

    def _related(self, prop: Property, node: Node) -> str:
        if prop.range == "Period":
            return self.period(node).token
        if self.vocabulary.is_a(prop.range, "Statement"):
            return f"{self.vocabulary.note(prop.range, 'idPrefix')}:{self.owner}_{self.key(node)}"
        prefix = self.vocabulary.list_prefix(prop.range)
        return self._concept(prefix, node) if prefix else self.reference(node)

    def _concept(self, prefix: str, node: Node) -> str:
        name = node.text()
        token = name.replace("/", ":", 1) if "/" in name else f"{prefix}:{name}"
        if token not in self.vocabulary.concepts:
            mend = suggest(name.split("/")[-1], self.vocabulary.list_names(prefix))
            node.fail(f"{name!r} is not in the list `{prefix}`", mend)
        return token

    def _texts(self, node: Node) -> tuple[str, ...]:
        if self.language and not node.is_mapping():
            return (literal(short(node), self.language),)
        return tuple(literal(short(value), name) for name, value in node.record(*LANGUAGES).items())

    def _plain(self, prop: Property, node: Node) -> str:
        canonical = _LEXICAL.get(prop.range, short)
        try:
            return typed(canonical(node), prop.range)
        except FactsError:
            raise
        except ValueError:
            mend = f"property {prop.name!r} takes {prop.range}"
            node.fail(f"{node.text()!r} is not of type {prop.range}", mend)


def short(node: Node) -> str:
    """Read a text of at most LONGEST characters and without line ends."""
    text = node.text()
    if len(text) > LONGEST or not text.strip():
        mend = f"write 1 to {LONGEST}; articles are cited, not copied"
        node.fail(f"a value of {len(text)} characters", mend)
    if text.splitlines() != [text]:
        node.fail("a value with line ends", "write it on one line, in quotes rather than after | or >")
    return text


def decimal_text(value: Decimal) -> str:
    """Write the canonical form of an xsd:decimal (XSD 1.1, 3.3.3): no exponent, no trailing zeros."""
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def decimal_of(node: Node) -> Decimal:
    """Read a decimal number, digits only. Raises FactsError."""
    if not _DECIMAL.fullmatch(node.text()):
        node.fail(f"{node.text()[:80]!r} is no number", "write digits, such as 1500 or 3.5")
    return Decimal(node.text())


def address(node: Node) -> str:
    """Read a web address. Raises FactsError."""
    if not _ADDRESS.fullmatch(node.text()):
        node.fail(f"{node.text()[:80]!r} is no web address", "write one that begins with https:// or http://")
    return node.text()


def _integer(node: Node) -> str:
    if not _INTEGER.fullmatch(node.text()):
        raise ValueError
    return str(int(node.text()))


def _boolean(node: Node) -> str:
    if node.text() not in ("true", "false"):
        raise ValueError
    return node.text()


_LEXICAL: dict[str, Callable[[Node], str]] = {
    "xsd:integer": _integer,
    "xsd:decimal": lambda node: decimal_text(decimal_of(node)),
    "xsd:boolean": _boolean,
    "xsd:anyURI": address,
}
