"""`query` and `export`."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from kg.ask import ParameterError, QueryError, ask, question_of
from kg.commands.common import CALL_WRONG, EXPORTS, CallError
from kg.results import FormatError, format_answer
from kg.store import GraphError, open_store
from ontology.prefixes import read_prefixes
from queries import Question, load_catalogue, nearest


def query(args: Namespace) -> int:
    """Answer a ready question, a file, or standard input; or list the ready questions."""
    ready = load_catalogue()
    if args.list or not args.question:
        for name, each in ready.items():
            given = "".join(f" [-p {parameter.name}=...]" for parameter in each.parameters)
            print(f"{name:28}{each.summary_zh if args.lang == 'zh' else each.summary_en}{given}")
        return 0 if args.list else CALL_WRONG
    question, prefixes = _question(args.question, ready), read_prefixes()
    try:
        answer = ask(open_store(args.graph), question, _pairs(args.param), prefixes)
        print(format_answer(answer, args.format, prefixes), end="")
    except (ParameterError, QueryError, FormatError) as error:
        raise CallError(str(error)) from None
    return 0


def _question(given: str, ready: dict[str, Question]) -> Question:
    if given == "-":
        return question_of("standard input", _decoded(sys.stdin.buffer.read(), "standard input"))
    if given in ready:
        return ready[given]
    if len(given) < 1000 and Path(given).is_file():
        return question_of(given, _decoded(Path(given).read_bytes(), given))
    raise CallError(f"no question and no file is named {given[:80]!r}\n    nearest: {nearest(given, ready)}")


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CallError(f"{name}: not UTF-8 at byte {error.start}\n    save it as UTF-8") from None


def _pairs(given: list[str]) -> dict[str, str]:
    for each in given:
        if "=" not in each:
            raise CallError(f"-p {each}: no value\n    write -p name=value")
    pairs = [each.split("=", 1) for each in given]
    names = [name for name, _ in pairs]
    if doubled := {name for name in names if names.count(name) > 1}:
        raise CallError(f"-p {doubled.pop()} is given twice\n    ask once for each value")
    return dict(pairs)


def export(args: Namespace) -> int:
    """Write one file of a build to standard output."""
    path = args.graph / EXPORTS[args.format]
    if not path.is_file():
        raise GraphError(f"{path}: not there\n    run `talentkg build`, or name a build folder with --graph")
    sys.stdout.buffer.write(path.read_bytes())
    sys.stdout.flush()
    return 0
