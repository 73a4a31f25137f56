"""The knowledge graph: build it, ask it, analyse it, draw it.

`kg.open_graph("build").rows("events-in-city", city="厦门")` asks a build that `kg.build_graph()` made.
"""

from kg.graph import Graph, build_graph, open_graph
from kg.store import GraphError
from kg.version import VERSION

__version__ = VERSION
__all__ = ["Graph", "GraphError", "__version__", "build_graph", "open_graph"]
