"""`render`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from kg.commands.common import say
from kg.files import write_file
from kg.render import render as drawn
from kg.store import open_store
from loaders.read import read_facts
from loaders.verify import read_texts
from ontology import load_vocabulary


def render(args: Namespace) -> int:
    """Draw a graph as one HTML file."""
    texts = read_texts(read_facts(args.facts, load_vocabulary()), args.articles) if args.articles else None
    html = drawn(open_store(args.graph), texts)
    if args.out == "-":
        sys.stdout.write(html)
        return 0
    write_file(Path(args.out), html)
    say(args, f"written: {args.out}")
    return 0
