"""What a user would write with rdflib alone: parse the release, run one query, print its rows."""

import sys

from rdflib import Graph

graph = Graph().parse(sys.argv[1], format="turtle")
for row in graph.query(open(sys.argv[2], encoding="utf-8").read()):  # noqa: SIM115
    print(*row, sep="\t")
