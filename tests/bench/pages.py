"""How soon a page is drawn in headless Chromium: ours beside a bare pyvis page of the same nodes."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox

DRAWN = (
    "() => { const c = document.querySelector('canvas'); return !!c && c.width > 0 && !!c.getContext('2d') && "
    "c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((v) => v !== 0); }"
)


def bare_page(store: ox.Store, folder: Path) -> Path:
    """A pyvis page of the same nodes and edges with fixed positions and no physics, as pyvis itself writes it."""
    from pyvis.network import Network

    from kg.layout import layout
    from kg.picture import picture

    shown = picture(store)
    places = layout(shown)
    net = Network(height="900px", width="100%", directed=True, cdn_resources="in_line")
    for node in shown.nodes:
        x, y = places[node.iri]
        net.add_node(node.iri, label=next(iter(node.labels.values())), x=x, y=y, physics=False)
    for edge in shown.edges:
        net.add_edge(edge.source, edge.target)
    net.toggle_physics(False)
    path = folder / "bare.html"
    path.write_text(net.generate_html(), encoding="utf-8")
    return path


def first_picture(paths: list[Path], rounds: int = 7) -> list[float]:
    """The median seconds from opening each page to its first drawn canvas, measured in turn."""
    from playwright.sync_api import sync_playwright

    times: list[list[float]] = [[] for _ in paths]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for _ in range(rounds):
            for path, found in zip(paths, times, strict=True):
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                page.route("http*://**", lambda route: route.abort())
                start = time.perf_counter()
                page.goto(path.as_uri(), wait_until="commit")
                page.wait_for_function(DRAWN, timeout=60_000)
                found.append(time.perf_counter() - start)
                page.close()
        browser.close()
    return [statistics.median(found) for found in times]


PREDICATE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate")


def sub_release(turtle: str, nodes: int) -> ox.Store:
    """A store whose picture has at most so many nodes: those with the fewest facts go."""
    from kg.picture import picture
    from kg.store import load_text

    store = load_text(turtle)
    by_claims = sorted(picture(store).nodes, key=lambda node: (-len(node.claims), node.iri))
    for iri in [node.iri for node in by_claims[nodes:]]:
        node = ox.NamedNode(iri)
        about = {quad.subject for quad in store.quads_for_pattern(None, None, node, None)}
        claims = [each for each in about if any(store.quads_for_pattern(each, PREDICATE, None, None))]
        for subject in (*claims, node):
            for quad in list(store.quads_for_pattern(subject, None, None, None)):
                store.remove(quad)
    return store


def measure_pages(turtle: str, sizes: tuple[int, ...]) -> list[tuple[int, float, float]]:
    """Nodes drawn, seconds of our page, seconds of the bare page, for each size."""
    from kg.picture import picture
    from kg.render import render

    found = []
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            store = sub_release(turtle, size)
            ours = Path(name) / "ours.html"
            ours.write_text(render(store), encoding="utf-8")
            mine, bare = first_picture([ours, bare_page(store, Path(name))])
            found.append((len(picture(store).nodes), mine, bare))
    return found
