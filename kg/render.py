"""graph.html: the picture drawn by pyvis with a template of ours, in one file that needs no network.

Only this module imports pyvis, and only when it draws: the import takes a quarter of a second.
"""

from __future__ import annotations

import base64
import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.layout import layout
from kg.page_data import PageData, both
from kg.picture import Edge, Node, Picture, picture
from ontology.prefixes import TKG

TEMPLATES = Path(__file__).parent / "templates"
SCRIPTS = tuple(
    f"graph{part}.js" for part in ("_words", "_facts", "_canvas", "_names", "_panel", "_table", "")
)  # in this order
DRAWER = "templates/lib/vis-9.1.2/vis-network.min.js"  # as pyvis ships it
# Colour and shape of each kind: hues after Okabe and Ito (2008), with a contrast of 3:1 on both grounds.
STYLES = {
    "place": ("#0072b2", "dot"),
    "zone": ("#2e8fc7", "hexagon"),
    "organization": ("#c27c00", "square"),
    "person": ("#d55e00", "triangle"),
    "event": ("#009e73", "diamond"),
    "programme": ("#b0528c", "triangleDown"),
    "policy": ("#7a64c4", "square"),
    "agreement": ("#7a64c4", "diamond"),
    "fund": ("#968200", "hexagon"),
    "platform": ("#2e8fc7", "square"),
    "project": ("#b0528c", "dot"),
    "award": ("#968200", "star"),
    "work": ("#d55e00", "triangleDown"),
    "brand": ("#009e73", "star"),
    "industry": ("#7a818c", "dot"),
}
OTHER = ("#7a818c", "triangle")
SIZE = (7.0, 3.2, 28.0)  # radius of a node without edges, its growth with their root, and the most


def _size(degree: int) -> float:
    least, growth, most = SIZE
    return round(min(least + growth * math.sqrt(degree), most), 1)


def _options(kinds: Iterable[str]) -> dict[str, Any]:
    """Options of vis-network: no physics, straight edges, a colour and a shape for each kind."""
    groups = {kind: STYLES.get(kind, OTHER) for kind in kinds}
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}},
        "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4},
        "edges": {
            "smooth": False, "width": 1.4, "selectionWidth": 0.6,
            "arrows": {"to": {"enabled": True, "scaleFactor": 0.4}},
        },
        "groups": {kind: {"color": color, "shape": shape} for kind, (color, shape) in groups.items()},
    }


def _degrees(edges: Iterable[Edge]) -> Counter[str]:
    return Counter(end for edge in edges for end in (edge.source, edge.target))


def _name(node: Node) -> str:
    return next(filter(None, both(node.labels)), node.iri.rpartition("/")[2])


def _network(drawn: Picture, data: PageData) -> Any:
    """A pyvis network of the picture; nodes and edges are pyvis's own, past its quadratic checks."""
    from pyvis.edge import Edge as DrawnEdge
    from pyvis.network import Network
    from pyvis.node import Node as DrawnNode

    network = Network(directed=True, cdn_resources="in_line")
    network.options = _options(sorted({node.kind for node in drawn.nodes}))
    degrees, places = _degrees(drawn.edges), layout(drawn)
    for number, node in enumerate(drawn.nodes):
        shape = STYLES.get(node.kind, OTHER)[1]
        x, y = places[node.iri]
        made = DrawnNode(number, shape, _name(node), group=node.kind, x=x, y=y, size=_size(degrees[node.iri]))
        network.nodes.append(made.options)
    for edge in drawn.edges:
        told = {
            "predicate": data.terms[edge.predicate],
            "claims": [data.claims[iri] for iri in edge.claims],
            "articles": data.cited(edge.articles),
        }
        network.edges.append(DrawnEdge(data.nodes[edge.source], data.nodes[edge.target], **told).options)
    return network


def _hash(source: str) -> str:
    """What a Content-Security-Policy names an inline script or style by (CSP 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def _drawer() -> str:
    import pyvis

    return (Path(pyvis.__file__).parent / DRAWER).read_text(encoding="utf-8")


def _sources() -> dict[str, str]:
    """The style and the scripts of the page, and what the page may run: these and nothing else."""
    script = "".join((TEMPLATES / name).read_text(encoding="utf-8") for name in SCRIPTS)
    style = (TEMPLATES / "graph.css").read_text(encoding="utf-8")
    drawer, script = _drawer(), f'(() => {{\n"use strict";\n{script}}})();\n'
    policy = (
        f"default-src 'none'; script-src {_hash(drawer)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"drawer": drawer, "script": script, "style": style, "policy": policy}


def _kinds(drawn: Picture) -> list[list[Any]]:
    """Name, labels, colour, shape and count of each kind drawn, in the order of STYLES."""
    counts = Counter(node.kind for node in drawn.nodes)
    known = [kind for kind in STYLES if kind in counts]
    return [
        [kind, both(_kind_labels(drawn, kind)), *STYLES.get(kind, OTHER), counts[kind]]
        for kind in [*known, *sorted(set(counts) - set(known))]
    ]


def _kind_labels(drawn: Picture, kind: str) -> dict[str, str]:
    return {"": kind, **drawn.labels[TKG + kind.capitalize()]}


def render(store: ox.Store, texts: Mapping[str, str] | None = None) -> str:
    """The page of a release; with article texts by text key, the words of the evidence are shown."""
    return page(picture(store), texts)


def page(drawn: Picture, texts: Mapping[str, str] | None = None) -> str:
    """The page of a picture; see render."""
    data = PageData(drawn, texts)
    network = _network(drawn, data)
    network.set_template_dir(str(TEMPLATES), "graph.html")
    network.templateEnv.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    network.templateEnv.globals.update(_sources(), kinds=_kinds(drawn), facts=data.facts())
    return str(network.generate_html())
