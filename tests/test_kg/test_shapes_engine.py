"""Our shapes engine against pyshacl: the same violations; and what it can't check is an error."""

import re
import warnings
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import RDF, SH

from kg.closure import release_records
from kg.shapes import SHAPES, ShapeError, compile_shapes, violations
from kg.store import load_text
from kg.turtle import write_turtle
from loaders.read import read_facts
from loaders.triples import make_triples
from ontology import load_vocabulary

DATA = Path(__file__).parents[1] / "data"
FACTS = Path(__file__).parents[2] / "facts"
BROKEN = sorted((DATA / "broken").glob("*/*.ttl"))
VOCABULARY = load_vocabulary()
SHAPES_GRAPH = rdflib.Graph().parse(SHAPES)
Found = set[tuple[str, str, str]]
ILL_FORMED = """
@prefix tkg: <https://w3id.org/talentkg/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/talentkg/period#2031> a tkg:Period ; tkg:edtf "2031" ; tkg:latest "2031-02-30"^^xsd:date .
<https://w3id.org/talentkg/figure/a> a tkg:Figure ;
    tkg:value "many"^^xsd:decimal ; tkg:lowerIncluded "yes"^^xsd:boolean .
<https://w3id.org/talentkg/id/event/a> a tkg:Event ; tkg:editionNumber "two"^^xsd:integer .
"""


def _release(facts: Path) -> str:
    parts = make_triples(read_facts(facts, VOCABULARY), VOCABULARY)
    return write_turtle(release_records(parts, VOCABULARY), VOCABULARY.prefixes)


def _node(node: str) -> str:
    return "_" if node.startswith("_:") else node  # names of blank nodes differ between engines


def _ours(turtle: str) -> Found:
    return {(_node(each.node), each.path, each.constraint) for each in violations(load_text(turtle))}


def _constraint(component: rdflib.term.Node | None) -> str:
    name = str(component).removeprefix(str(SH)).removesuffix("ConstraintComponent")
    return name[0].lower() + name[1:]


def _theirs(turtle: str) -> Found:
    data = rdflib.Graph().parse(data=turtle, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES_GRAPH, advanced=False, inference="none")
    return {
        (
            _node(report.value(each, SH.focusNode).n3()),
            path.n3() if (path := report.value(each, SH.resultPath)) else "",
            _constraint(report.value(each, SH.sourceConstraintComponent)),
        )
        for each in report.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_broken_file_gives_the_violations_that_pyshacl_gives(path):
    """Focus node, path and constraint are the same."""
    turtle = path.read_text(encoding="utf-8")
    assert _ours(turtle) == _theirs(turtle)


def test_all_broken_files_together_give_the_violations_that_pyshacl_gives():
    """Also over the sample, where classes have superclasses."""
    together = _release(DATA / "facts") + "\n".join(path.read_text(encoding="utf-8") for path in BROKEN)
    found = _ours(together)
    assert found == _theirs(together)
    assert {constraint for _, _, constraint in found} == {check.constraint for check in compile_shapes()}


def test_the_graph_of_the_articles_passes_both():
    """Neither engine finds anything in the facts of the repository."""
    if not any(FACTS.glob("*.yaml")):
        pytest.skip(f"no facts in {FACTS}")
    turtle = _release(FACTS)
    assert _ours(turtle) == set()
    assert _theirs(turtle) == set()


def test_ill_formed_literals_are_found():
    """A literal whose text its datatype does not know is found, as pyshacl finds it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # rdflib warns of the boolean
        theirs = _theirs(ILL_FORMED)
    assert _ours(ILL_FORMED) == theirs
    assert sum(constraint == "datatype" for _, _, constraint in theirs) == 4


def test_a_violation_tells_node_value_and_message():
    """All that is needed to mend it, in either language."""
    turtle = '<https://w3id.org/talentkg/id/place/a> a <https://w3id.org/talentkg/ontology#City> .'
    schema = (SHAPES.parent / "talentkg.ttl").read_text(encoding="utf-8")
    (found,) = [each for each in violations(load_text(schema + turtle), language="zh") if each.path]
    assert found.shape == "https://w3id.org/talentkg/shape#label"
    assert found.node == "<https://w3id.org/talentkg/id/place/a>"
    assert found.constraint == "minCount"
    assert found.message == "节点须有名称，英文、中文各至多一个。"


@pytest.mark.parametrize(("old", "new", "named"), [
    ("sh:nodeKind sh:IRI ;", "sh:nodeKind sh:Literal ;", "nodeKind"),
    ("sh:nodeKind sh:IRI ;", "sh:closed true ;", "closed"),
    ("sh:nodeKind sh:IRI ;", "sh:nodeKind sh:IRI ; sh:deactivated true ;", "deactivated"),
    ("sh:maxCount 1", "sh:maxCount 2", "maxCount"),
    ("sh:minCount 1", "sh:qualifiedMinCount 1", "qualifiedMinCount"),
    ("sh:uniqueLang true", "sh:uniqueLang false", "uniqueLang"),
    ("sh:targetClass tkg:Entity", "sh:targetSubjectsOf tkg:about", "targetClass"),
    ("sh:path tkg:value", "sh:path [ sh:inversePath tkg:about ]", "value"),
    ("shape:value a sh:PropertyShape", "shape:value a sh:Shape", "neither sh:NodeShape nor sh:PropertyShape"),
    ("shape:hedge,", "", "shape#hedge>: unused or undefined"),
    ("sh:minCount 1 .", "sh:nodeKind sh:IRI .", "shape#hasEvidence>: within sh:or"),
    ("sh:targetSubjectsOf tkg:seeks", "sh:targetObjectsOf tkg:seeks", "shape#seeks>: unused or undefined"),
])
def test_what_is_not_supported_is_an_error(tmp_path, old, new, named):
    """Nothing of SHACL is skipped in silence: the error names what the engine doesn't know."""
    text = SHAPES.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "shapes.ttl"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ShapeError, match=re.escape(named)):
        compile_shapes(path)
