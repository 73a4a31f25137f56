"""What the verbs share: exit statuses, the error of a wrong call, and where words go."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable

DATA_WRONG, CALL_WRONG = 1, 2
EXPORTS = {
    "turtle": "talentkg.ttl", "nt": "talentkg.nt", "jsonld": "talentkg.jsonld", "trig": "talentkg.trig",
    "graphml": "talentkg.graphml", "csv": "figures.csv",
}  # the file of a build by format


class CallError(ValueError):
    """A call that can't be carried out as it stands."""


def say(args: Namespace, words: str) -> None:
    """Tell something beside the result, unless --quiet."""
    if not args.quiet:
        print(words, file=sys.stderr)


def progress(args: Namespace) -> Callable[[str], None]:
    """What to call at each step of long work: it is shown on a terminal only."""
    shown = sys.stderr.isatty() and not args.quiet
    return (lambda step: print(f"... {step}", file=sys.stderr)) if shown else (lambda _: None)
