"""Where the nodes of a picture stand: a seeded force layout of each component, components packed in rows.

Positions are whole canvas units; the same picture gives the same positions on one platform.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import fmean, median

import rustworkx as rx

from kg.picture import Picture

Point = tuple[float, float]
SEED = 20
NEAREST = 58  # canvas units between two nodes, so that neither hides the other
LEAST = NEAREST - 1  # what counts as too near; a unit of slack lets the pushing end
EDGE = 105  # canvas units of an edge of common length
ROOM = 105  # side of the square that a node should have on average
MARGIN = 90  # canvas units between components
ASPECT = 1.5  # width of the whole to its height
PAIRS = 30_000_000  # pairs of nodes that the forces compare in all: large components settle in fewer rounds
ROUNDS = (15, 500)
PUSHES = 25
TURN = math.pi * (3 - math.sqrt(5))  # the golden angle spreads points on a spiral evenly


def _graph(picture: Picture) -> rx.PyGraph:
    graph = rx.PyGraph(multigraph=False)
    index = {node.iri: graph.add_node(node.iri) for node in picture.nodes}
    graph.add_edges_from([(index[edge.source], index[edge.target], None) for edge in picture.edges])
    return graph


def _from_the_hub(graph: rx.PyGraph) -> list[int]:
    """The nodes by their distance from the one with most edges."""
    order = [max(graph.node_indices(), key=lambda node: (graph.degree(node), -node))]
    seen = set(order)
    for node in order:
        for neighbour in sorted(graph.neighbors(node)):
            if neighbour not in seen:
                seen.add(neighbour)
                order.append(neighbour)
    return order


def _spiral(order: Sequence[int]) -> dict[int, Point]:
    whole = math.sqrt(len(order))
    polar = ((node, math.sqrt(rank) / whole, rank * TURN) for rank, node in enumerate(order))
    return {node: (radius * math.cos(turn), radius * math.sin(turn)) for node, radius, turn in polar}


def _forces(graph: rx.PyGraph) -> list[Point]:
    """Positions by node index, edges of about EDGE units."""
    count = len(graph)
    rounds = min(max(PAIRS // count**2, ROUNDS[0]), ROUNDS[1])
    found = rx.spring_layout(graph, pos=_spiral(_from_the_hub(graph)), num_iter=rounds, seed=SEED)
    points = [(found[node][0], found[node][1]) for node in graph.node_indices()]
    scale = max(_scale_by_edges(points, graph.edge_list()), _scale_by_room(points))
    return [(x * scale, y * scale) for x, y in points]


def _scale_by_edges(points: Sequence[Point], edges: Sequence[tuple[int, int]]) -> float:
    return EDGE / (median(_distance(points, a, b) for a, b in edges) or EDGE) if edges else 1


def _scale_by_room(points: Sequence[Point]) -> float:
    """What gives each node ROOM: the area is taken as that of a disc of the same spread."""
    x, y = fmean(x for x, _ in points), fmean(y for _, y in points)
    spread = fmean((px - x) ** 2 + (py - y) ** 2 for px, py in points)
    return math.sqrt(len(points) * ROOM**2 / (2 * math.pi * spread)) if spread else 1


def _close(points: Sequence[Point]) -> list[tuple[int, int]]:
    """Pairs of points nearer than NEAREST, found by the cells of a grid of that width."""
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(points):
        cells.setdefault((int(x // NEAREST), int(y // NEAREST)), []).append(index)
    found = []
    for (column, row), members in cells.items():
        for dx, dy in ((0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)):
            others = cells.get((column + dx, row + dy), ())
            found += [(a, b) for a in members for b in others if a != b and _distance(points, a, b) < LEAST]
    return found


def _distance(points: Sequence[Point], a: int, b: int) -> float:
    return math.hypot(points[a][0] - points[b][0], points[a][1] - points[b][1])


def _pushed_apart(points: list[Point]) -> list[Point]:
    """No two nodes closer than NEAREST, as far as PUSHES rounds bring it."""
    for _ in range(PUSHES):
        close = _close(points)
        for a, b in close:
            _push(points, a, b)
        if not close:
            break
    return points


def _push(points: list[Point], a: int, b: int) -> None:
    distance = _distance(points, a, b)
    (ax, ay), (bx, by) = points[a], points[b]
    step = max(NEAREST - distance, 0) / 2
    turn = math.atan2(by - ay, bx - ax) if distance else b * TURN
    dx, dy = math.cos(turn), math.sin(turn)
    points[a], points[b] = (ax - step * dx, ay - step * dy), (bx + step * dx, by + step * dy)


def _at_origin(points: list[Point]) -> tuple[list[Point], Point]:
    """The points moved so that their box begins at 0, 0, and the size of the box; wide rather than high."""
    if _size(points)[0] < _size(points)[1]:
        points = [(y, -x) for x, y in points]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return [(x - left, y - top) for x, y in points], _size(points)


def _size(points: list[Point]) -> Point:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs) + MARGIN, max(ys) - min(ys) + MARGIN


def _shelves(sizes: Sequence[Point]) -> list[Point]:
    """Corners for boxes set in rows, in the order given."""
    width = max([math.sqrt(sum(w * h for w, h in sizes) * ASPECT), *(w for w, _ in sizes)], default=0)
    corners, x, y, height = [], 0.0, 0.0, 0.0
    for w, h in sizes:
        if x and x + w > width:
            x, y, height = 0.0, y + height, 0.0
        corners.append((x, y))
        x, height = x + w, max(height, h)
    return corners


def layout(picture: Picture) -> dict[str, tuple[int, int]]:
    """The position of each node by its IRI, in canvas units, y downwards."""
    graph = _graph(picture)
    parts = [sorted(part) for part in rx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    boxes = [_at_origin(_pushed_apart(_forces(graph.subgraph(part)))) for part in parts]
    corners = _shelves([size for _, size in boxes])
    return {
        graph[node]: (round(left + x), round(top + y))
        for part, (points, _), (left, top) in zip(parts, boxes, corners, strict=True)
        for node, (x, y) in zip(part, points, strict=True)
    }
