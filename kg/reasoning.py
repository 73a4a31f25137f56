"""The ontology before a reasoner: HermiT, through owlready2, which only this module imports (OWL 2 DL).

owlready2 reads no Turtle, so the files are handed over as N-Triples; HermiT is a Java program.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import owlready2
import pyoxigraph as ox

from ontology.vocabulary import FOLDER

NOTHING = "http://www.w3.org/2002/07/owl#Nothing"
ONTOLOGY_FILES = (FOLDER / "talentkg.ttl", *sorted((FOLDER / "lists").glob("*.ttl")))


class ReasoningError(RuntimeError):
    """The reasoner can't run, or can't read what it was given."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the reasoner found: whether there is a model at all, and the classes that can have no instance."""

    consistent: bool
    unsatisfiable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many terms an ontology declares, as owlready2 reads them."""

    classes: int
    object_properties: int
    data_properties: int


def _ntriples(files: Sequence[Path]) -> bytes:
    triples = (triple for path in files for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


@contextmanager
def _world(files: Sequence[Path]) -> Iterator[Any]:
    """Read Turtle files into a world of their own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ontology.nt"
        path.write_bytes(_ntriples(files))
        world = owlready2.World()
        world.get_ontology(path.as_uri()).load()
        yield world


def count_terms(files: Sequence[Path] = ONTOLOGY_FILES) -> Counts:
    """Count what owlready2 reads from Turtle files; needs no Java."""
    with _world(files) as world:
        kinds = (world.classes(), world.object_properties(), world.data_properties())
        return Counts(*(sum(1 for _ in each) for each in kinds))


def reason(files: Sequence[Path] = ONTOLOGY_FILES) -> Verdict:
    """Ask HermiT about Turtle files. Raises ReasoningError without Java, or where HermiT refuses them."""
    if not shutil.which("java"):
        raise ReasoningError("HermiT needs Java: no `java` on the path\n    install a Java runtime")
    with _world(files) as world:
        return _verdict(world)


def _verdict(world: Any) -> Verdict:
    try:
        owlready2.sync_reasoner_hermit(world, infer_property_values=False, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Verdict(False, ())
    except owlready2.OwlReadyJavaError as error:
        raise ReasoningError(f"HermiT refused the ontology: {_cause(error)}") from None
    empty = {each.iri for each in world.inconsistent_classes()} - {NOTHING}
    return Verdict(True, tuple(sorted(empty)))


def _cause(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if "Exception" in line]
    return lines[0] if lines else str(error)
