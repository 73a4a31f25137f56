"""RDF terms as the tokens Turtle writes: `person:wang-yilin`, `"Xiamen"@en`, `"1500"^^xsd:decimal`.

Records hold these tokens, so that writing Turtle is joining strings (Turtle 1.1, section 6.4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


def curie(reference: str) -> str:
    """Turn a reference of the facts files, `person/wang-yilin`, into `person:wang-yilin`."""
    return reference.replace("/", ":", 1)


def quoted(value: str) -> str:
    """Quote a string; control characters become escapes."""
    escaped = value.translate(_ESCAPES)
    return '"' + _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04X}", escaped) + '"'


def literal(value: str, language: str = "") -> str:
    """Write a plain or a language-tagged string."""
    return f"{quoted(value)}@{language}" if language else quoted(value)


def typed(value: str, datatype: str) -> str:
    """Write a typed literal; `datatype` is a curie. A plain string stays plain."""
    return quoted(value) if datatype == "xsd:string" else f"{quoted(value)}^^{datatype}"


def absolute(iri: str) -> str:
    """Write an IRI in angle brackets. Raises ValueError for characters that RFC 3987 keeps out."""
    if _NOT_IN_IRI.search(iri):
        raise ValueError(f"not an IRI: {iri!r}")
    return f"<{iri}>"


def expand(token: str, prefixes: Mapping[str, str]) -> str:
    """Return the full IRI of a curie or of an IRI in angle brackets."""
    if token.startswith("<"):
        return token[1:-1]
    prefix, _, name = token.partition(":")
    return prefixes[prefix] + name
