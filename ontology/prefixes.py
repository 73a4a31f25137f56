"""The prefixes of the ontology alone, for those who need no more: read in a millisecond."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_PREFIX = re.compile(r"^@prefix ([a-z0-9]*): <([^>]*)> \.$", re.MULTILINE)


@cache
def read_prefixes() -> dict[str, str]:
    """Namespace by prefix, as the head of talentkg.ttl declares them."""
    text = (Path(__file__).parent / "talentkg.ttl").read_text(encoding="utf-8")
    return dict(_PREFIX.findall(text))


TKG = read_prefixes()["tkg"]
BASE = TKG.removesuffix("ontology#")
