"""What each verb does: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from loaders.problems import FactsError

DATA_WRONG, CALL_WRONG = 1, 2


class CallError(ValueError):
    """A call that can't be carried out as it stands."""


def _say(args: Namespace, words: str) -> None:
    if not args.quiet:
        print(words, file=sys.stderr)


def _progress(args: Namespace) -> Callable[[str], None]:
    shown = sys.stderr.isatty() and not args.quiet
    return (lambda step: print(f"... {step}", file=sys.stderr)) if shown else (lambda _: None)


def _build(args: Namespace) -> int:
    from kg.build import build
    from kg.summary import summary

    prepared = build(args.facts, args.articles, args.out, _progress(args))
    if not args.quiet:
        print(summary(prepared, args.out), end="")
    return 0


def _check(args: Namespace) -> int:
    from kg.check import prepare
    from kg.rules import style_violations
    from kg.summary import summary

    prepared = prepare(args.facts, args.articles, _progress(args))
    broken = style_violations()
    for each in broken:
        print(f"ontology: {each.row}\n    rule {each.rule}", file=sys.stderr)
    if not args.quiet:
        print(summary(prepared, None), end="")
    return DATA_WRONG if broken or (args.reason and not _reason(args)) else 0


def _reason(args: Namespace) -> bool:
    from kg.reasoning import reason

    result = reason()
    for name in result.unsatisfiable:
        print(f"ontology: {name} can have no members", file=sys.stderr)
    print(f"HermiT: the ontology is {'consistent' if result.consistent else 'NOT consistent'}")
    return result.consistent and not result.unsatisfiable


def _coverage(args: Namespace) -> int:
    from dataclasses import asdict

    from kg.summary import coverage_table
    from loaders import check_links, read_facts, read_texts
    from loaders.coverage import coverage
    from ontology import load_vocabulary

    vocabulary = load_vocabulary()
    facts = read_facts(args.facts, vocabulary)
    check_links(facts, vocabulary)
    found = coverage(facts, read_texts(facts, args.articles))
    if args.format == "json":
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        print(coverage_table(found), end="")
    still_open = [(each, span) for each in found for span in (*each.numbers, *each.unreviewed)]
    for each, span in still_open:
        print(f"{each.article}: [{span.start}, {span.end}] is open", file=sys.stderr)
    return DATA_WRONG if still_open else 0


def _locate(args: Namespace) -> int:
    from loaders.fill import locate
    from loaders.places import read_article

    text, _ = read_article(args.file)
    found = locate(text, args.words)
    for span in found:
        before, after = text[max(0, span.start - 20):span.start], text[span.end:span.end + 20]
        shown = " ".join(f"{before}[{text[span.start:span.end]}]{after}".split())
        print(f"[{span.start}, {span.end}]\t{shown}")
    if not found:
        print(f"{args.words!r} does not stand in {args.file}", file=sys.stderr)
    return 0 if found else DATA_WRONG


def _add(args: Namespace) -> int:
    from kg.files import write_whole
    from loaders import draft
    from ontology.terms import SLUG

    identifier = args.id or args.file.stem.lower().replace("_", "-").replace(" ", "-")
    if not SLUG.fullmatch(identifier):
        raise CallError(f"{identifier!r} is no id\n    give one with --id: a-z, 0-9 and single hyphens")
    path = args.facts / f"{identifier}.yaml"
    if path.exists():
        raise CallError(f"{path} exists\n    remove it, or give another --id")
    write_whole(args.facts, {path.name: draft(args.file, identifier, encoding=args.encoding)})
    _say(args, f"written: {path}\n    replace each `none: TODO`, then run `talentkg fill {path} --articles {args.file.parent}`")
    return 0


def _fill(args: Namespace) -> int:
    from kg.files import write_whole
    from loaders import fill
    from loaders.fill import texts_of

    if args.articles is None:
        raise CallError("fill needs the article's text\n    name its folder with --articles")
    write_whole(args.file.parent, {args.file.name: fill(args.file, texts_of(args.file, args.articles))})
    _say(args, f"filled: {args.file}")
    return 0


def _question(args: Namespace) -> object:
    from kg.ask import question_of
    from queries import load_catalogue

    if args.question == "-":
        return question_of("standard input", sys.stdin.read())
    ready = load_catalogue()
    if args.question in ready:
        return ready[args.question]
    path = Path(args.question)
    if path.is_file():
        return question_of(str(path), path.read_text(encoding="utf-8"))
    from loaders.nodes import suggest

    raise CallError(f"no question and no file is named {args.question!r}\n    {suggest(args.question, ready)}")


def _query(args: Namespace) -> int:
    from kg.ask import ParameterError, QueryError, ask
    from kg.results import FormatError, format_answer
    from kg.store import open_store
    from ontology.prefixes import read_prefixes
    from queries import load_catalogue

    if args.list or not args.question:
        for name, question in load_catalogue().items():
            print(f"{name:32}{getattr(question, f'summary_{args.lang}')}")
        return 0 if args.list else CALL_WRONG
    question = _question(args)
    prefixes = read_prefixes()
    try:
        answer = ask(open_store(args.graph), question, _pairs(args.param), prefixes)  # type: ignore[arg-type]
        print(format_answer(answer, args.format, prefixes), end="")
    except (ParameterError, QueryError, FormatError) as error:
        raise CallError(str(error)) from None
    return 0


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = dict(each.partition("=")[::2] for each in given)
    for each in given:
        if "=" not in each:
            raise CallError(f"-p {each}: no value\n    write -p name=value")
    return pairs


def _path(args: Namespace) -> int:
    from kg.ask import ParameterError
    from kg.network import NotConnectedError, explain_path
    from kg.store import open_store

    try:
        print("\n".join(explain_path(open_store(args.graph), args.a, args.b, args.lang)))
    except NotConnectedError as error:
        print(error, file=sys.stderr)
        return DATA_WRONG
    except ParameterError as error:
        raise CallError(str(error)) from None
    return 0


def _central(args: Namespace) -> int:
    from kg.network import central
    from kg.results import text_table
    from kg.store import open_store

    rows = central(open_store(args.graph), args.top, args.lang)
    print(text_table(("entity", "label", "kind", "links", "between"), rows), end="")
    return 0


def _findings(args: Namespace) -> int:
    from dataclasses import asdict

    from kg.findings import findings
    from kg.results import shorten_iri, text_table
    from kg.store import open_store
    from ontology.prefixes import read_prefixes

    found, prefixes = findings(open_store(args.graph)), read_prefixes()
    if args.format == "json":
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return 0
    rows = [
        ("agrees" if f.agrees else "CONFLICT", f.rule, f.says, ", ".join(shorten_iri(i, prefixes) for i in f.figures))
        for f in found
    ]
    print(text_table(("verdict", "rule", "what is said", "figures"), rows), end="")
    return 0


def _render(args: Namespace) -> int:
    from kg.files import write_whole
    from kg.render import render
    from kg.store import open_store
    from loaders import read_facts, read_texts
    from ontology import load_vocabulary

    texts = read_texts(read_facts(args.facts, load_vocabulary()), args.articles) if args.articles else None
    html = render(open_store(args.graph), texts)
    if args.out == "-":
        print(html, end="")
        return 0
    path = Path(args.out)
    write_whole(path.parent, {path.name: html})
    _say(args, f"written: {path}")
    return 0


def _export(args: Namespace) -> int:
    names = {"turtle": "ttl", "nt": "nt", "jsonld": "jsonld", "trig": "trig", "graphml": "graphml"}
    path = args.graph / (f"talentkg.{names[args.format]}" if args.format in names else "figures.csv")
    if not path.is_file():
        raise CallError(f"{path}: not there\n    run `talentkg build`, or name a build folder with --graph")
    sys.stdout.buffer.write(path.read_bytes())
    sys.stdout.flush()
    return 0


VERBS: dict[str, Callable[[Namespace], int]] = {
    "build": _build, "check": _check, "coverage": _coverage, "locate": _locate, "add": _add, "fill": _fill,
    "query": _query, "path": _path, "central": _central, "findings": _findings, "render": _render, "export": _export,
}


def run(args: Namespace) -> int:
    """Carry out a parsed call; problems are told on standard error, without a traceback."""
    from kg.store import GraphError

    try:
        return VERBS[args.verb](args)
    except FactsError as error:
        problems = error.problems
        for problem in problems[:50]:
            print(problem, file=sys.stderr)
        more = f", the first 50 shown" if len(problems) > 50 else ""
        print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}{more}; nothing was written", file=sys.stderr)
        return DATA_WRONG
    except GraphError as error:
        print(error, file=sys.stderr)
        return DATA_WRONG
    except CallError as error:
        print(f"talentkg: {error}", file=sys.stderr)
        return CALL_WRONG
    except OSError as error:
        print(f"{error.filename or ''}: {error.strerror}", file=sys.stderr)
        return DATA_WRONG
