"""`coverage`, `locate`, `add` and `fill`: for those who write facts."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict

from kg.commands.common import DATA_WRONG, CallError, say
from kg.files import write_file, write_whole
from kg.summary import coverage_table, passage_table
from loaders.coverage import coverage as coverage_of_all
from loaders.draft import draft
from loaders.fill import fill as filled
from loaders.fill import locate as places_of
from loaders.fill import texts_of
from loaders.link import check_links
from loaders.places import read_article
from loaders.read import read_facts
from loaders.verify import read_texts
from ontology import load_vocabulary
from ontology.terms import SLUG


def coverage(args: Namespace) -> int:
    """Account for every passage of every article."""
    facts = read_facts(args.facts, load_vocabulary())
    check_links(facts, load_vocabulary())
    found = coverage_of_all(facts, read_texts(facts, args.articles))
    if args.format == "json":
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
    else:
        print(passage_table(found) if args.passages else coverage_table(found), end="")
    still_open = [(each, span) for each in found for span in (*each.numbers, *each.unreviewed)]
    for each, span in still_open:
        print(f"{each.article}: [{span.start}, {span.end}] is open", file=sys.stderr)
    return DATA_WRONG if still_open else 0


def locate(args: Namespace) -> int:
    """Print where words stand in a text, each with what is around it."""
    text, _ = read_article(args.file, args.encoding)
    found = places_of(text, args.words)
    for span in found:
        before, after = text[max(0, span.start - 20):span.start], text[span.end:span.end + 20]
        shown = " ".join(f"{before}[{text[span.start:span.end]}]{after}".split())
        print(f"[{span.start}, {span.end}]\t{shown}")
    if not found:
        print(f"{args.words!r} does not stand in {args.file}", file=sys.stderr)
    return 0 if found else DATA_WRONG


def add(args: Namespace) -> int:
    """Begin a facts file."""
    identifier = args.id or args.file.stem.lower().replace("_", "-").replace(" ", "-")
    if not SLUG.fullmatch(identifier):
        raise CallError(f"{identifier!r} is no id\n    give one with --id: a-z, 0-9 and single hyphens")
    path = args.facts / f"{identifier}.yaml"
    if path.exists():
        raise CallError(f"{path} exists\n    remove it, or give another --id")
    write_whole(args.facts, {path.name: draft(args.file, identifier, encoding=args.encoding)})
    say(args, f"written: {path}\n    replace each `none: TODO`, then run "
              f"`talentkg fill {path} --articles {args.file.parent}`")
    return 0


def fill(args: Namespace) -> int:
    """Turn the words in a facts file into offsets."""
    if args.articles is None:
        raise CallError("fill needs the article's text\n    name its folder with --articles")
    write_file(args.file, filled(args.file, texts_of(args.file, args.articles)))
    say(args, f"filled: {args.file}")
    return 0
