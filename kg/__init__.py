"""The knowledge graph: build it, ask it, analyse it, draw it.

    >>> import kg
    >>> graph = kg.open_graph("build")            # doctest: +SKIP
    >>> graph.rows("events-in-city", city="厦门")  # doctest: +SKIP
"""

from kg.graph import Graph, build_graph, open_graph
from kg.store import GraphError
from kg.version import VERSION as __version__

__all__ = ["Graph", "GraphError", "__version__", "build_graph", "open_graph"]
