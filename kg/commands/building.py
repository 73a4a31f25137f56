"""`build` and `check`."""

from __future__ import annotations

import sys
from argparse import Namespace

from kg.build import build as build_all
from kg.check import prepare
from kg.commands.common import DATA_WRONG, progress
from kg.rules import style_violations
from kg.summary import summary


def build(args: Namespace) -> int:
    """Check the facts and write all outputs."""
    prepared = build_all(args.facts, args.articles, args.out, progress(args))
    if not args.quiet:
        print(summary(prepared, args.out), end="")
    return 0


def check(args: Namespace) -> int:
    """Check all that a build checks, and the style of the ontology; write nothing."""
    prepared = prepare(args.facts, args.articles, progress(args))
    broken = style_violations()
    for each in broken:
        print(f"ontology: {each.row}\n    rule {each.rule}", file=sys.stderr)
    if not args.quiet:
        print(summary(prepared, None), end="")
    return DATA_WRONG if broken or (args.reason and not _reason()) else 0


def _reason() -> bool:
    from kg.reasoning import ReasoningError, count_terms, reason

    try:
        result = reason()
    except ReasoningError as error:
        print(error, file=sys.stderr)
        return False
    for name in result.unsatisfiable:
        print(f"ontology: {name} can have no members", file=sys.stderr)
    verdict, empty = "consistent" if result.consistent else "NOT consistent", len(result.unsatisfiable)
    print(f"HermiT: the ontology is {verdict}, {empty} of {count_terms().classes} classes can have no members")
    return result.consistent and not result.unsatisfiable
