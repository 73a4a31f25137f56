"""What each verb does, in modules by what they import: a question shall not wait for the drawing library."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from kg.commands.common import CALL_WRONG, DATA_WRONG, CallError
from kg.results import printable
from kg.store import GraphError
from loaders.problems import FactsError
from ontology import OntologyError
from queries import CatalogueError

MODULES = {
    "build": "building", "check": "building",
    "coverage": "writing", "locate": "writing", "add": "writing", "fill": "writing",
    "query": "asking", "export": "asking",
    "path": "analysing", "central": "analysing", "findings": "analysing",
    "render": "drawing",
}
WRITING = ("build", "check", "add", "fill", "render")
SHOWN = 50  # problems; more would scroll away


def _told(error: FactsError, verb: str) -> None:
    for problem in error.problems[:SHOWN]:
        _say(str(problem))
    count = len(error.problems)
    more = f", the first {SHOWN} shown" if count > SHOWN else ""
    kept = "; nothing was written" if verb in WRITING else ""
    _say(f"{count} problem{'' if count == 1 else 's'}{more}{kept}")


def _say(words: str) -> None:
    print("\n".join(map(printable, words.split("\n"))), file=sys.stderr)


def run(args: Namespace) -> int:
    """Carry out a parsed call; problems are told on standard error, without a traceback."""
    try:
        verb: Callable[[Namespace], int] = getattr(import_module(f"kg.commands.{MODULES[args.verb]}"), args.verb)
        return verb(args)
    except BrokenPipeError:
        raise
    except FactsError as error:
        _told(error, args.verb)
    except (GraphError, OntologyError, CatalogueError) as error:
        _say(str(error))
    except CallError as error:
        _say(f"talentkg: {error}")
        return CALL_WRONG
    except OSError as error:
        _say(f"{error.filename or 'talentkg'}: {error.strerror or error}\n    check the name and the rights")
    return DATA_WRONG
