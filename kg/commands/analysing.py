"""`path`, `central` and `findings`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict

from kg.ask import ParameterError
from kg.commands.common import DATA_WRONG, CallError
from kg.findings import findings as findings_of
from kg.network import NotConnectedError, explain_path
from kg.network import central as most_central
from kg.results import shorten_iri, text_table
from kg.store import open_store
from ontology.prefixes import read_prefixes


def path(args: Namespace) -> int:
    """Print how two things are connected, and which articles say so."""
    try:
        print("\n".join(explain_path(open_store(args.graph), args.a, args.b, args.lang)))
    except NotConnectedError as error:
        print(error, file=sys.stderr)
        return DATA_WRONG
    except ParameterError as error:
        raise CallError(str(error)) from None
    return 0


def central(args: Namespace) -> int:
    """Print the entities that hold most together."""
    rows = most_central(open_store(args.graph), args.top, args.lang)
    print(text_table(("entity", "label", "kind", "links", "between"), rows), end="")
    return 0


_VERDICTS = {"conflict": "CONFLICT", "open": "open", "agrees": "agrees"}


def findings(args: Namespace) -> int:
    """Print what figures say of each other, conflicts first."""
    found, prefixes = findings_of(open_store(args.graph)), read_prefixes()
    if args.format == "json":
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return 0
    rows = [
        (_VERDICTS[f.verdict], f.rule, f.says, ", ".join(shorten_iri(i, prefixes) for i in f.figures)) for f in found
    ]
    print(text_table(("verdict", "rule", "what is said", "figures"), rows), end="")
    return 0
