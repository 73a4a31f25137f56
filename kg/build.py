"""A build: every output from the facts, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.check import Prepared, prepare
from kg.closure import named_graphs
from kg.description import EXTRA, describe
from kg.files import write_whole
from kg.jsonld import write_jsonld
from kg.network import graphml
from kg.ntriples import write_ntriples
from kg.picture import picture
from kg.render import page
from kg.tables import figures_csv
from kg.turtle import write_trig, write_turtle
from ontology.vocabulary import FOLDER, vocabulary_files


def _ontology() -> str:
    files = [path for path in vocabulary_files() if path.name != "shapes.ttl"]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def outputs(prepared: Prepared) -> dict[str, str]:
    """The content of every file of a build by name, but for void.ttl, which describes the others."""
    prefixes, shown = prepared.vocabulary.prefixes, picture(prepared.store)
    return {
        "talentkg.ttl": prepared.turtle,
        "talentkg.trig": write_trig(named_graphs(prepared.parts, prepared.release), prefixes),
        "talentkg.jsonld": write_jsonld(prepared.release, prepared.vocabulary),
        "talentkg.nt": write_ntriples(prepared.release, prefixes),
        "ontology.ttl": _ontology(),
        "shapes.ttl": (FOLDER / "shapes.ttl").read_text(encoding="utf-8"),
        "alignments.ttl": (FOLDER / "alignments.ttl").read_text(encoding="utf-8"),
        "talentkg.graphml": graphml(shown),
        "graph.html": page(shown, prepared.texts or None),
        "figures.csv": figures_csv(prepared.store),
    }


def _void(prepared: Prepared, files: dict[str, str]) -> str:
    described = describe(prepared.release, prepared.parts, files, prepared.vocabulary)
    return write_turtle(described, {**prepared.vocabulary.prefixes, **EXTRA})


def build(
    facts: Path, articles: Path | None, out: Path, progress: Callable[[str], None] = lambda _: None
) -> Prepared:
    """Check the facts and write all outputs to a folder. Raises FactsError, and then writes nothing."""
    prepared = prepare(facts, articles, progress)
    progress("writing")
    files = outputs(prepared)
    files["void.ttl"] = _void(prepared, files)
    write_whole(out, files)
    return prepared
