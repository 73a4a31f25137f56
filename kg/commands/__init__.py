"""What each verb does, in modules by what they import: a question shall not wait for the drawing library."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from kg.commands.common import CALL_WRONG, DATA_WRONG, CallError
from kg.store import GraphError
from loaders.problems import FactsError

MODULES = {
    "build": "building", "check": "building",
    "coverage": "writing", "locate": "writing", "add": "writing", "fill": "writing",
    "query": "asking", "export": "asking",
    "path": "analysing", "central": "analysing", "findings": "analysing",
    "render": "drawing",
}
SHOWN = 50  # problems; more would scroll away


def _told(error: FactsError) -> None:
    for problem in error.problems[:SHOWN]:
        print(problem, file=sys.stderr)
    count = len(error.problems)
    more = f", the first {SHOWN} shown" if count > SHOWN else ""
    print(f"{count} problem{'' if count == 1 else 's'}{more}; nothing was written", file=sys.stderr)


def run(args: Namespace) -> int:
    """Carry out a parsed call; problems are told on standard error, without a traceback."""
    verb: Callable[[Namespace], int] = getattr(import_module(f"kg.commands.{MODULES[args.verb]}"), args.verb)
    try:
        return verb(args)
    except FactsError as error:
        _told(error)
        return DATA_WRONG
    except GraphError as error:
        print(error, file=sys.stderr)
        return DATA_WRONG
    except CallError as error:
        print(f"talentkg: {error}", file=sys.stderr)
        return CALL_WRONG
    except OSError as error:
        print(f"{error.filename or 'talentkg'}: {error.strerror}", file=sys.stderr)
        return DATA_WRONG
