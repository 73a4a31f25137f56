"""Values of facts files as Turtle tokens, each typed by the range of its property."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from loaders.dates import Period, read_period
from loaders.nodes import Node, suggest
from ontology import Property, Vocabulary, literal, typed
from ontology.terms import SLUG

LANGUAGES = ("en", "zh")
LONGEST = 500  # characters of a value; more is a sentence, and sentences are not copied


@dataclass
class Reader:
    """Reads values for one facts file; `owner` is the article's or data set's id."""

    vocabulary: Vocabulary
    owner: str
    language: str = ""
    periods: dict[str, Period] = field(default_factory=dict)

    def tokens(self, prop: Property, node: Node) -> tuple[str, ...]:
        """The tokens of one value or of a list of values."""
        if node.is_list():
            return tuple(token for item in node.items() for token in self.tokens(prop, item))
        if prop.range == "rdf:langString":
            return self._texts(node)
        return (self._related(prop, node) if prop.relates else self._plain(prop, node),)

    def period(self, node: Node) -> Period:
        """A date in EDTF, remembered for the graph."""
        try:
            found = read_period(node.text())
        except ValueError as error:
            node.fail(str(error), "write 2021, 2021-04, 2021-04-30 or 2021-04-30/2021-05-02")
        return self.periods.setdefault(found.token, found)

    def reference(self, node: Node) -> str:
        """An entity written `kind/slug`, as a curie."""
        text = node.text()
        prefix, _, slug = text.partition("/")
        known = {self.vocabulary.note(name, "idPrefix") for name in self.vocabulary.kinds} - {""}
        if prefix not in known or not slug:
            node.fail(f"{text!r} is no reference", "write kind/slug; " + suggest(prefix, known))
        if not (SLUG.fullmatch(slug) or f"{prefix}:{slug}" in self.vocabulary.concepts):
            node.fail(f"{slug!r} is no slug", "use a-z, 0-9 and single hyphens")
        return f"{prefix}:{slug}"

    def key(self, node: Node) -> str:
        """The key of an n-ary statement."""
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
            known = [each.split(":")[1] for each in self.vocabulary.concepts if each.startswith(prefix + ":")]
            node.fail(f"{name!r} is not in the list `{prefix}`", suggest(name.split("/")[-1], known))
        return token

    def _texts(self, node: Node) -> tuple[str, ...]:
        if self.language and not hasattr(node.raw.value, "append"):
            return (literal(short(node), self.language),)
        return tuple(
            literal(short(value), name) for name, value in node.record(*LANGUAGES).items()
        )

    def _plain(self, prop: Property, node: Node) -> str:
        canonical = _LEXICAL.get(prop.range, short)
        try:
            return typed(canonical(node), prop.range)
        except (ValueError, InvalidOperation):
            node.fail(f"{node.text()!r} is not of type {prop.range}", f"property {prop.name!r} takes {prop.range}")


def short(node: Node) -> str:
    """A text of at most LONGEST characters and without line ends."""
    text = node.text()
    if len(text) > LONGEST or not text.strip():
        node.fail(f"a value of {len(text)} characters", f"write 1 to {LONGEST}; articles are cited, not copied")
    return text


def decimal_text(value: Decimal) -> str:
    """The canonical form of an xsd:decimal (XSD 1.1, 3.3.3): no exponent, no trailing zeros."""
    plain = format(value.normalize(), "f")
    return plain if "." not in plain else plain.rstrip("0").rstrip(".")


def decimal_of(node: Node) -> Decimal:
    """A decimal number, digits only. Raises FactsError."""
    if not re.fullmatch(r"-?\d{1,30}(\.\d{1,10})?", node.text()):
        node.fail(f"{node.text()!r} is no number", "write digits, such as 1500 or 3.5")
    return Decimal(node.text())


def _boolean(node: Node) -> str:
    if node.text() not in ("true", "false"):
        raise ValueError
    return node.text()


def _address(node: Node) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+", node.text()):
        raise ValueError
    return node.text()


_LEXICAL: dict[str, Callable[[Node], str]] = {
    "xsd:integer": lambda node: str(int(node.text())),
    "xsd:decimal": lambda node: decimal_text(decimal_of(node)),
    "xsd:boolean": _boolean,
    "xsd:anyURI": _address,
}
