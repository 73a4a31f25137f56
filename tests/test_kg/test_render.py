"""The page as a file: whole, offline, the same every time, and safe whatever labels hold."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from page_visits import HOSTILE, with_names

from kg.render import OTHER, STYLES, render
from kg.store import load_text
from ontology import load_vocabulary

ROOT = Path(__file__).parents[2]
GROUNDS = ("#fbfbfa", "#14171c")  # of graph.css, light and dark


@pytest.fixture(scope="module")
def page(sample: str, sample_texts: dict[str, str]) -> str:
    """Render the release with its texts."""
    return render(load_text(sample), sample_texts)


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the content of scripts and styles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(page)

    def handle_endtag(self, tag: str) -> None:
        """Close the element: what follows is none of its content."""
        self.found.append(("", {}, []))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        """Add to the content of the element that is open."""
        if self.found:
            self.found[-1][2].append(data)

    def contents(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """The attributes and the content of each element of a name."""
        return [(attributes, "".join(parts)) for name, attributes, parts in self.found if name == tag]


def block(page: str, name: str) -> Any:
    scripts = Elements(page).contents("script")
    return json.loads(next(content for attributes, content in scripts if attributes.get("id") == name))


def test_one_file(page: str) -> None:
    """Nothing is loaded from elsewhere: no element has an address but the empty icon."""
    addresses = [
        value
        for _, attributes, _ in Elements(page).found
        for name, value in attributes.items()
        if name in ("src", "href", "action", "data", "srcset")
    ]
    assert addresses == ["data:,"]


def test_only_our_scripts_may_run(page: str) -> None:
    """The policy names each script and style by its hash and allows nothing else from anywhere."""
    elements = Elements(page)
    policy = next(a["content"] or "" for a, _ in elements.contents("meta") if a.get("http-equiv"))
    inline = [text for attributes, text in elements.contents("script") if attributes.get("type") is None]
    inline += [text for _, text in elements.contents("style")]
    hashes = {f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline}
    assert len(inline) == 3
    assert set(re.findall(r"'sha256-[^']+'", policy)) == hashes
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; ")


def test_no_handlers_in_markup(page: str) -> None:
    """No attribute holds script or style."""
    names = {name for _, attributes, _ in Elements(page).found for name in attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]


def test_physics_is_off_and_places_are_given(page: str) -> None:
    """Every node has its place beforehand."""
    graph = block(page, "graph-data")
    assert json.loads(graph["options"])["physics"] == {"enabled": False}
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in graph["nodes"])


def test_drawn_by_pyvis(page: str) -> None:
    """The script that draws is the one that pyvis ships."""
    import pyvis

    shipped = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    assert shipped.read_text(encoding="utf-8") in page


def test_the_words_of_the_evidence(page: str, sample: str) -> None:
    """With the texts the words stand beside the offsets; without them the offsets alone."""
    def places(facts: Any) -> list[Any]:
        return [place for claim in facts["claims"] for place in claim[5]]

    with_words = places(block(page, "facts-data"))
    assert "nearly 1,500 foreign talents" in [place[3] for place in with_words]
    assert [place[:3] for place in with_words] == places(block(render(load_text(sample)), "facts-data"))


def test_figures_are_in_words(page: str) -> None:
    """A figure is told in both languages with its bounds."""
    words = [claim[7] for claim in block(page, "facts-data")["claims"] if claim[7]]
    assert ["nearly 1,500 persons", "近1,500人", "n < 1,500"] in words
    assert ["over 40 organizations", "超过40家", "40 < n < 50"] in words


def test_a_reference_to_a_figure_is_in_words(page: str) -> None:
    """What a figure is a part of is told as a figure."""
    assert ["over 1,300 persons", "超过1,300人"] in block(page, "facts-data")["terms"]


@pytest.mark.parametrize("hostile", [
    HOSTILE, "<!--<script>", "]]>", "{{ 7*7 }}{% raw %}", "\u2028'\"&amp;", "__proto__", "\\u003c", "a" * 9,
])
def test_hostile_labels_stay_data(sample: str, hostile: str) -> None:
    """Labels neither end a script nor become markup or template code, and come out as they were."""
    page = render(load_text(with_names(sample, hostile)))
    assert [tag for tag, _, _ in Elements(page).found if tag in ("img", "script")] == ["script"] * 4
    assert hostile in block(page, "facts-data")["nodes"][0][2]


def test_nothing_to_draw() -> None:
    """An empty release gives a page all the same."""
    assert block(render(ox.Store()), "graph-data")["nodes"] == []


def test_no_file_is_dropped(sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unlike pyvis's own writer, rendering leaves the working directory alone."""
    monkeypatch.chdir(tmp_path)
    render(load_text(sample))
    assert list(tmp_path.iterdir()) == []


def test_same_bytes(sample: str, tmp_path: Path) -> None:
    """The same facts give the same page in any process, whatever the order of the release."""
    prefixes, *blocks = sample.split("\n\n")
    shuffled = "\n\n".join([prefixes, *reversed(blocks)])
    program = (
        "import sys; from pathlib import Path; from kg.store import load_text; from kg.render import render\n"
        "sys.stdout.buffer.write(render(load_text(Path(sys.argv[1]).read_text('utf-8'))).encode())"
    )
    pages = set()
    for seed, content in (("0", sample), ("1", sample), ("2", shuffled)):
        file = tmp_path / f"{seed}.ttl"
        file.write_text(content, encoding="utf-8")
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        call = [sys.executable, "-c", program, str(file)]
        pages.add(subprocess.run(call, env=env, check=True, capture_output=True).stdout)
    assert len(pages) == 1


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_marks_can_be_seen_and_told_apart() -> None:
    """Every kind has a mark of its own, with a contrast of 3:1 on both grounds (WCAG 2.2, 1.4.11)."""
    assert len({*STYLES.values(), OTHER}) == len(STYLES) + 1
    for colour, _ in STYLES.values():
        for ground in GROUNDS:
            light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 3, (colour, ground)


def test_every_kind_has_a_mark() -> None:
    """The kinds of the ontology and those that are styled are the same."""
    notes = [kind.notes for kind in load_vocabulary().kinds.values()]
    assert {each["kind"] for each in notes if "kind" in each} == set(STYLES)
