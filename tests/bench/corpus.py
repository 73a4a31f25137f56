"""A large graph made of the real one: each copy has its own entities, articles and statements."""

from __future__ import annotations

import re

from kg.closure import list_records, term_records
from loaders.records import Records
from ontology import Vocabulary

OWN = re.compile(
    r"^(?:affiliation|agreement|article|award|benefit|brand|claim|conferral|event|figure|fund|org|participation|person|"
    r"platform|policy|programme|project|quotation|series|text|work|zone):[\w-]+$"
)


def _renamed(token: str, copy: int) -> str:
    if OWN.match(token):
        return f"{token}-copy-{copy}"
    return token.replace("#offset", f"{copy:02d}#offset") if "#offset" in token else token


def enlarge(release: Records, vocabulary: Vocabulary, triples: int) -> Records:
    """Copies of the release side by side until it holds at least so many triples. Places and lists are shared."""
    found = Records(release.triples())
    copy = 0
    while len(found) < triples:
        copy += 1
        for subject, predicate, value in release.triples():
            found.add(_renamed(subject, copy), predicate, _renamed(value, copy))
    found.update(list_records(found, vocabulary))
    found.update(term_records(found, vocabulary))
    return found
