"""Measures what docs/benchmarks.md reports: `make bench`. Ratios of medians within one run on one machine."""

from __future__ import annotations

import multiprocessing as mp
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import rdflib

from kg.ask import ask
from kg.check import prepare
from kg.store import load_text
from kg.turtle import write_turtle
from ontology.prefixes import read_prefixes
from queries import load_catalogue

sys.path.insert(0, str(Path(__file__).parent))
from corpus import enlarge
from pages import measure_pages

ROOT = Path(__file__).parents[2]
LIMIT = 10.0  # seconds that rdflib gets for one query


def median(run: Callable[[], object], rounds: int = 7) -> float:
    """The median seconds of a call."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def row(*cells: str) -> str:
    """A row of the table."""
    return f"| {' | '.join(cells)} |"


def process(*words: str) -> Callable[[], object]:
    """A whole process, its output thrown away."""
    return lambda: subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def whole_processes(build: Path) -> Iterator[str]:
    """`talentkg query` beside a plain rdflib script, and `talentkg build`."""
    command = str(Path(sys.executable).parent / "talentkg")
    script, query = Path(__file__).with_name("plain_query.py"), ROOT / "queries" / "figures.rq"
    ours = median(process(command, "query", "figures", "--graph", str(build), "--format", "tsv"))
    theirs = median(process(sys.executable, str(script), str(build / "talentkg.ttl"), str(query)))
    yield row(
        "`talentkg query figures`, whole process", f"{ours:.2f} s", f"rdflib script {theirs:.2f} s",
        f"{ours / theirs:.2f}", "at most 0.5",
    )
    with tempfile.TemporaryDirectory() as out:
        built = median(process(command, "build", "--out", out, "--quiet"))
    yield row("`talentkg build`, five articles, all outputs, whole process", f"{built:.2f} s", "", "", "under 3 s")


def turtle_writing(records: object, prefixes: dict[str, str]) -> Iterator[str]:
    """Our Turtle writer beside rdflib's on the same triples."""
    text = write_turtle(records, prefixes)  # type: ignore[arg-type]
    graph = rdflib.Graph().parse(data=text, format="turtle")
    ours = median(lambda: write_turtle(records, prefixes))  # type: ignore[arg-type]
    theirs = median(lambda: graph.serialize(format="turtle"), 3)
    yield row(
        f"Turtle of {len(graph):,} triples", f"{ours:.3f} s", f"rdflib {theirs:.2f} s",
        f"{theirs / ours:.0f} times", "at least 30 times",
    )


def _rdflib_times(turtle: str, texts: list[str], out: mp.Queue[float]) -> None:
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    out.put(0.0)
    for text in texts:
        start = time.perf_counter()
        list(graph.query(text))
        out.put(time.perf_counter() - start)


def rdflib_times(turtle: str, texts: list[str]) -> list[float]:
    """Seconds of each query in rdflib; a query beyond LIMIT counts as LIMIT."""
    found: list[float] = []
    while len(found) < len(texts):
        out: mp.Queue[float] = mp.Queue()
        worker = mp.Process(target=_rdflib_times, args=(turtle, texts[len(found) :], out))
        worker.start()
        out.get()
        try:
            while len(found) < len(texts):
                found.append(out.get(timeout=LIMIT))
        except Exception:  # queue.Empty: the query is over its time
            found.append(LIMIT)
        worker.kill()
        worker.join()
    return found


def ready_queries(turtle: str) -> Iterator[str]:
    """All ready queries through our interface, in bare Oxigraph and in rdflib."""
    store, prefixes = load_text(turtle), read_prefixes()
    questions = list(load_catalogue().values())

    def fetch(answer: object) -> int:
        return sum(1 for _ in answer) if not isinstance(answer, ox.QueryBoolean) else 1  # type: ignore[attr-defined]

    ours = [median(lambda q=q: fetch(ask(store, q, {}, prefixes)), 3) for q in questions]  # type: ignore[misc]
    bare = [median(lambda q=q: fetch(store.query(q.text)), 3) for q in questions]  # type: ignore[misc]
    theirs = rdflib_times(turtle, [question.text for question in questions])
    capped = sum(seconds >= LIMIT for seconds in theirs)
    ratio = statistics.geometric_mean(a / b for a, b in zip(ours, bare, strict=True))
    gain = statistics.geometric_mean(b / a for a, b in zip(ours, theirs, strict=True))
    names = ("ours", "bare", "rdflib")
    times = zip(names, (ours, bare, theirs), strict=True)
    mean = {name: statistics.geometric_mean(each) * 1000 for name, each in times}
    yield row(
        f"{len(questions)} ready queries, geometric mean", f"{mean['ours']:.1f} ms",
        f"bare pyoxigraph {mean['bare']:.1f} ms", f"{ratio:.2f}", "at most 1.3",
    )
    yield row(
        "the same beside rdflib", f"{mean['ours']:.1f} ms",
        f"rdflib {mean['rdflib']:.0f} ms ({capped} queries stopped at {LIMIT:.0f} s)",
        f"{gain:.0f} times", "at least 30 times",
    )


def pictures(turtle: str) -> Iterator[str]:
    """graph.html beside a bare pyvis page."""
    for nodes, ours, bare in measure_pages(turtle, (200, 1000)):
        yield row(
            f"graph.html of {nodes:,} nodes, first picture", f"{ours:.2f} s", f"bare pyvis page {bare:.2f} s",
            f"{ours / bare:.2f}", "at most 1.2",
        )


HEAD = """# Benchmarks

Made by `make bench`: medians in one run, on {machine}. Timings are noisy: trust the ratios.
The large graph is the five articles' graph copied side by side to {triples:,} triples.

| what | ours | beside | ratio | goal |
|---|---|---|---|---|
"""


def main() -> None:
    """Build, measure, write docs/benchmarks.md."""
    prepared = prepare(ROOT / "facts", None)
    prefixes = dict(prepared.vocabulary.prefixes)
    large = enlarge(prepared.release, prepared.vocabulary, 100_000)
    turtle = write_turtle(large, prefixes)
    head = HEAD.format(machine=f"{mp.cpu_count()} cores, Python {platform.python_version()}", triples=len(large))
    rows: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        process(str(Path(sys.executable).parent / "talentkg"), "build", "--out", name, "--quiet")()
        for part in (
            whole_processes(Path(name)),
            turtle_writing(large, prefixes),
            ready_queries(turtle),
            pictures(turtle),
        ):
            for row in part:
                print(row, flush=True)
                rows.append(row)
    (ROOT / "docs" / "benchmarks.md").write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
