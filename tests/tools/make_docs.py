"""Writes the generated pages of docs/; `make docs`. A test checks that they are as this writes them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from kg.cli import parser
from ontology import Vocabulary, load_vocabulary
from queries import load_catalogue

DOCS = Path(__file__).parents[2] / "docs"
NOTE = "<!-- made by `make docs`; don't edit -->\n\n"


def _verbs() -> dict[str, argparse.ArgumentParser]:
    actions = parser()._subparsers._group_actions  # type: ignore[union-attr]
    return dict(actions[0].choices)  # type: ignore[arg-type]


def command_page() -> str:
    """Every verb with its help."""
    parts = [NOTE, "# The command\n\nExit status: 0 done, 1 the data is wrong, 2 the call is wrong.\n"]
    for name, verb in _verbs().items():
        verb.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=100)
        parts.append(f"\n## talentkg {name}\n\n```text\n{verb.format_help()}```\n")
    return "".join(parts)


def queries_page() -> str:
    """Every ready question with its summary in both languages and its parameters."""
    parts = [
        NOTE,
        "# Ready questions\n\nRun one with `talentkg query NAME -p parameter=value`; "
        "every parameter may be left out.\n\n",
        "| name | what it answers | 回答的问题 | parameters |\n|---|---|---|---|\n",
    ]
    for name, question in load_catalogue().items():
        given = ", ".join(f"`{each.name}` ({each.type})" for each in question.parameters)
        parts.append(f"| [{name}](../queries/{name}.rq) | {question.summary_en} | {question.summary_zh} | {given} |\n")
    return "".join(parts)


def _tree(name: str, vocabulary: Vocabulary, depth: int = 0) -> Iterator[str]:
    kind = vocabulary.kinds[name]
    yield f"{'  ' * depth}- **{name}** {kind.labels.get('en', '')} · {kind.labels.get('zh', '')}\n"
    for child in sorted(each for each in vocabulary.kinds if name in vocabulary.kinds[each].parents):
        yield from _tree(child, vocabulary, depth + 1)


def _list(scheme: str, vocabulary: Vocabulary) -> Iterator[str]:
    titles = vocabulary.schemes[scheme]
    yield f"\n## {titles['en']} · {titles['zh']}\n\n"
    yield "| entry | label | 标签 | broader |\n|---|---|---|---|\n"
    for name, concept in sorted(vocabulary.concepts.items()):
        if concept.scheme == scheme:
            yield f"| {name} | {concept.labels['en']} | {concept.labels['zh']} | {concept.broader} |\n"


def vocabulary_page() -> str:
    """The tree of classes and the table of properties."""
    vocabulary = load_vocabulary()
    roots = sorted(name for name, kind in vocabulary.kinds.items() if not kind.parents and ":" not in name)
    parts = [
        NOTE,
        "# The vocabulary\n\nDefinitions and examples stand in "
        "[talentkg.ttl](../ontology/talentkg.ttl).\n\n## Classes\n\n",
    ]
    parts += [line for root in roots for line in _tree(root, vocabulary)]
    parts.append("\n## Properties\n\n| property | label | 标签 | of | value |\n|---|---|---|---|---|\n")
    for name, prop in sorted(vocabulary.properties.items()):
        parts.append(
            f"| {name} | {prop.labels.get('en', '')} | {prop.labels.get('zh', '')} | {prop.domain} | {prop.range} |\n"
        )
    parts.append("\n## Prefixes\n\n```sparql\n")
    parts += [f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(vocabulary.prefixes.items())]
    parts.append("```\n")
    parts += [line for scheme in sorted(vocabulary.schemes) for line in _list(scheme, vocabulary)]
    return "".join(parts)


PAGES = {"command.md": command_page, "queries.md": queries_page, "vocabulary.md": vocabulary_page}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8")
