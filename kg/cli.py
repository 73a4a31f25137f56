"""The command line: `talentkg VERB`. Heavy modules are imported by the verb that needs them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from kg import commands
from kg.commands.common import EXPORTS
from kg.results import FORMATS
from kg.version import VERSION


def _options(*names: str) -> argparse.ArgumentParser:
    parent = argparse.ArgumentParser(add_help=False)
    known = {
        "facts": {"type": Path, "default": Path("facts"), "metavar": "DIR", "help": "the facts (default: facts)"},
        "articles": {"type": Path, "metavar": "DIR", "help": "the articles' texts, where you have them"},
        "out": {"type": Path, "default": Path("build"), "metavar": "DIR", "help": "where to write (default: build)"},
        "graph": {"type": Path, "default": Path("build"), "metavar": "DIR", "help": "a build (default: build)"},
        "lang": {"choices": ("en", "zh"), "default": "en", "help": "the language of labels (default: en)"},
    }
    for name in names:
        parent.add_argument(f"--{name}", **known[name])  # type: ignore[arg-type]
    parent.add_argument("--quiet", action="store_true", help="say nothing but results and errors")
    return parent


def _facts_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    inputs = _options("facts", "articles")
    outputs = _options("facts", "articles", "out")
    verbs.add_parser("build", help="check the facts and write the graph", parents=[outputs])
    check = verbs.add_parser("check", help="check all that a build checks, write nothing", parents=[inputs])
    check.add_argument("--reason", action="store_true", help="also run HermiT over the ontology (needs Java)")
    covered = verbs.add_parser("coverage", help="account for every passage", parents=[inputs])
    covered.add_argument("--format", choices=("table", "json"), default="table")
    covered.add_argument("--passages", action="store_true", help="a row for each passage")
    locate = verbs.add_parser("locate", help="print the offsets of words in a text", parents=[_options()])
    locate.add_argument("file", type=Path)
    locate.add_argument("words")
    locate.add_argument("--encoding", default="utf-8")
    add = verbs.add_parser("add", help="begin a facts file for an article's text", parents=[_options("facts")])
    add.add_argument("file", type=Path)
    add.add_argument("--id", default="", help="the article's id (default: the file's name)")
    add.add_argument("--encoding", default="utf-8")
    fill = verbs.add_parser("fill", help="turn words in a facts file into offsets", parents=[_options("articles")])
    fill.add_argument("file", type=Path)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no count: write 1 or more")
    return int(text)


def _graph_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    query = verbs.add_parser("query", help="answer a ready question or a SPARQL query", parents=[_options("graph")])
    query.add_argument("question", nargs="?", help="a name of --list, a file, or - for standard input")
    query.add_argument("-p", "--param", action="append", default=[], metavar="NAME=VALUE")
    query.add_argument("--list", action="store_true", help="list the ready questions")
    query.add_argument("--lang", choices=("en", "zh"), default="en", help="the language of --list")
    query.add_argument("--format", choices=tuple(FORMATS), default="table")
    path = verbs.add_parser("path", help="how two things are connected", parents=[_options("graph", "lang")])
    path.add_argument("a")
    path.add_argument("b")
    central = verbs.add_parser("central", help="what holds the graph together", parents=[_options("graph", "lang")])
    central.add_argument("--top", type=_count, default=10, metavar="N")
    found = verbs.add_parser("findings", help="figures that agree, and that can't", parents=[_options("graph")])
    found.add_argument("--format", choices=("table", "json"), default="table")
    options = _options("facts", "articles", "graph")
    render = verbs.add_parser("render", help="draw the graph as one HTML file", parents=[options])
    render.add_argument("--out", default="graph.html", metavar="FILE", help="a file, or - (default: graph.html)")
    export = verbs.add_parser("export", help="write the graph in one format", parents=[_options("graph")])
    export.add_argument("--format", choices=tuple(EXPORTS), default="turtle")


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    about = "News of how cities compete for talent, as a knowledge graph."
    top = argparse.ArgumentParser(prog="talentkg", description=about)
    top.add_argument("--version", action="version", version=f"talentkg {VERSION}")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    _facts_verbs(verbs)
    _graph_verbs(verbs)
    return top


def _open_streams() -> None:
    """Whatever the locale, results are UTF-8; a stream that the caller closed is nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115  # open as long as we run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status: 0 done, 1 the data is wrong, 2 the call is wrong."""
    args = parser().parse_args(arguments)
    _open_streams()
    try:
        status = commands.run(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read the results has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("interrupted; nothing half-written", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
