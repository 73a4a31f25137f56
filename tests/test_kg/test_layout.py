"""Where nodes stand: apart, each component by itself, the same every time."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from kg.layout import NEAREST, layout
from kg.picture import Edge, Node, Picture


def node(number: int) -> Node:
    return Node(f"n{number:03}", "place", "City", {}, (), (), (), ())


def drawn(count: int, parts: int = 1) -> Picture:
    """Trees with some cross edges: `parts` components of `count` nodes."""
    edges = [
        Edge(f"n{part * count + child // 3:03}", "p", f"n{part * count + child:03}", (), ())
        for part in range(parts)
        for child in range(1, count)
    ]
    return Picture(tuple(node(number) for number in range(count * parts)), tuple(edges), {}, (), {})


def test_nothing_to_lay_out() -> None:
    """An empty picture has no positions."""
    assert layout(drawn(0)) == {}


@pytest.mark.parametrize("count", [1, 2, 3, 60])
def test_every_node_has_a_place_of_its_own(count: int) -> None:
    """Every node has whole, finite coordinates, and no two stand closer than NEAREST, rounding apart."""
    places = layout(drawn(count))
    assert len(places) == count
    assert all(isinstance(value, int) for place in places.values() for value in place)
    assert all(math.dist(a, b) > NEAREST - 3 for a, b in combinations(places.values(), 2))


def test_components_do_not_overlap() -> None:
    """The boxes of components lie beside each other."""
    places = layout(drawn(12, parts=4))
    boxes = []
    for part in range(4):
        points = [places[f"n{number:03}"] for number in range(part * 12, part * 12 + 12)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for a, b in combinations(boxes, 2):
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def test_neighbours_are_nearer_than_strangers() -> None:
    """Edges are shorter than the distance of nodes picked at random."""
    picture = drawn(60)
    places = layout(picture)
    edges = [math.dist(places[edge.source], places[edge.target]) for edge in picture.edges]
    pairs = [math.dist(a, b) for a, b in combinations(places.values(), 2)]
    assert sum(edges) / len(edges) < 0.5 * sum(pairs) / len(pairs)


def test_the_same_in_any_process() -> None:
    """The seed of Python's hashes does not matter."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import test_layout as t; from kg.layout import layout\nprint(sorted(layout(t.drawn(60)).items()))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(answers) == 1
