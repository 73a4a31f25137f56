"""The summary that a build prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.check import Prepared
from kg.results import text_table
from loaders.coverage import Coverage


def _kinds(prepared: Prepared) -> list[tuple[str, int]]:
    kinds = Counter(prepared.vocabulary.note(entity.kind, "kind") for entity in prepared.facts.entities())
    return sorted(kinds.items(), key=lambda item: (-item[1], item[0]))


def coverage_table(rows: Iterable[Coverage]) -> str:
    """A row per article: passages, those that tell facts, those that tell none by reason, and what is open."""
    header = ("article", "passages", "with facts", "facts", "without, by reason", "open")
    cells = [
        (
            row.article, str(row.passages), str(row.telling), str(row.facts),
            ", ".join(f"{reason} {count}" for reason, count in row.reasons.items()),
            str(len(row.numbers) + len(row.unreviewed)) if row.texts_at_hand else "no text",
        )
        for row in rows
    ]
    return text_table(header, cells, widest=100)


def passage_table(rows: Iterable[Coverage]) -> str:
    """A row per passage: where it stands, how many facts and names it gives, or why it gives no fact."""
    header = ("article", "start", "end", "facts", "names", "none, because")
    cells = [
        (row.article, str(each.span.start), str(each.span.end), str(each.facts), str(each.names), each.reason)
        for row in rows
        for each in row.accounts
    ]
    return text_table(header, cells)


def _looked_up(found: int, texts: int) -> str:
    if not found:
        return "offsets not looked up, for want of the articles' texts (--articles)"
    return f"offsets looked up in {found} of {texts} texts"


def summary(prepared: Prepared, out: Path | None) -> str:
    """What was read, what it gave, what was checked and where it lies."""
    statements = list(prepared.facts.statements())
    figures = [s for s in statements if s.kind == "Figure"]
    texts = sum(len(a.texts) for a in prepared.facts.articles)
    lines = [
        f"{len(prepared.facts.articles)} articles, {len({s.token for s in statements})} claims, "
        f"{len(figures)} figures, {len(prepared.release)} triples",
        "entities: " + ", ".join(f"{count} {kind}" for kind, count in _kinds(prepared)),
        "",
        coverage_table(prepared.coverage),
        f"checked: terms, references, shapes, rules; {_looked_up(len(prepared.texts), texts)}",
    ]
    return "\n".join(lines) + (f"\nwritten to {out}/: open {out}/graph.html in a browser\n" if out else "\n")
