"""Paths and centrality, by networkx."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ask import ParameterError
from kg.network import NotConnectedError, central, explain_path, graphml, path
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
