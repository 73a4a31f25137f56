"""Paths and centrality, by networkx."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import network
from kg.ask import ParameterError
from kg.network import NotConnectedError, _least_path, central, explain_path, graphml, path
from kg.picture import picture


def test_a_path_and_who_says_so(store: ox.Store) -> None:
    """Cui Mengyan leads the project that Wang Yilin co-founded: one project between them, told by article 000."""
    lines = list(explain_path(store, "Cui Mengyan", "Wang Yilin", "en"))
    assert len(path(store, "Cui Mengyan", "Wang Yilin")) == 2
    assert [line.strip()[:11] for line in lines[1::2]] == ["article/000", "article/000"]
    assert "is led by" in lines[0]
    assert "co-founded" in lines[2]


def test_both_languages(store: ox.Store) -> None:
    """The same chain in Chinese, asked for in Chinese."""
    assert "位于" in "".join(explain_path(store, "厦门", "福建", "zh"))


def test_no_path(store: ox.Store) -> None:
    """Two things without a chain of facts are said not to be connected."""
    with pytest.raises(NotConnectedError, match="no chain of facts"):
        path(store, "Xiamen", "Lin Minghong")


def test_an_unknown_name(store: ox.Store) -> None:
    """A name that nobody has is an error that names the nearest."""
    with pytest.raises(ParameterError, match=r"nearest: .*cui mengyan"):
        path(store, "Cui Mengyang", "Wang Yilin")


def test_central(store: ox.Store) -> None:
    """Xiamen, of which three articles tell, holds the graph together; rows are sorted and repeatable."""
    rows = central(store, 5, "en")
    assert rows[0][:3] == ("id/place/xiamen", "Xiamen", "place")
    assert [row[4] for row in rows] == sorted((row[4] for row in rows), reverse=True)
    assert rows == central(store, 5, "en")


def test_graphml_repeats(store: ox.Store) -> None:
    """The same graph gives the same file."""
    assert graphml(picture(store)) == graphml(picture(store))


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=16))
def test_the_least_of_the_shortest_paths(edges: list[tuple[str, str]]) -> None:
    """Of all shortest paths, the first in order is given."""
    graph = nx.Graph(edges)
    graph.add_nodes_from("ah")
    shortest = list(nx.all_shortest_paths(graph, "a", "h")) if nx.has_path(graph, "a", "h") else [[]]
    assert _least_path(graph, "a", "h") == min(shortest)


def test_many_shortest_paths_are_not_listed() -> None:
    """Sixty layers of three nodes have 3 to the power of 60 shortest paths; one is found at once."""
    layers = [[f"{layer:02}{node}" for node in "abc"] for layer in range(60)]
    graph = nx.Graph((a, b) for left, right in pairwise(layers) for a in left for b in right)
    assert _least_path(graph, "00b", "59c") == ["00b", *(f"{layer:02}a" for layer in range(1, 59)), "59c"]


def test_one_picture_for_one_path(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph is read once for a path."""
    made: list[object] = []
    monkeypatch.setattr(network, "picture", lambda of: made.append(of) or picture(of))
    assert list(explain_path(store, "Cui Mengyan", "Wang Yilin", "en"))
    assert len(made) == 1


def test_a_path_needs_two_things(store: ox.Store) -> None:
    """A thing under two names is still one thing."""
    with pytest.raises(ParameterError, match="'Xiamen' and '厦门' are the same thing"):
        path(store, "Xiamen", "厦门")
