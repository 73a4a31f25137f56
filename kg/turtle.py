"""Turtle and TriG from records: sorted, one block per subject, `a` first (Turtle 1.1; TriG 1.1).

The same records give the same bytes, whatever the order in which they were added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.records import Records


def _order(predicate: str) -> str:
    return "" if predicate == "a" else predicate


def _block(subject: str, predicates: Mapping[str, set[str]], indent: str) -> str:
    lines = [
        f"{name} {next(iter(values)) if len(values) == 1 else ', '.join(sorted(values))}"
        for name, values in sorted(predicates.items(), key=lambda item: _order(item[0]))
    ]
    return f"{indent}{subject} " + f" ;\n{indent}    ".join(lines) + " .\n"


def blocks(records: Records, indent: str = "") -> str:
    """The blocks of all subjects, sorted, without prefixes."""
    nodes = records.nodes
    return "\n".join([_block(subject, nodes[subject], indent) for subject in sorted(nodes)])


def _used_prefixes(tokens: Iterable[str], prefixes: Mapping[str, str]) -> list[str]:
    used = {token.partition(":")[0] for token in tokens if not token.startswith(("<", '"'))}
    return sorted(used & set(prefixes))


def _header(records: Iterable[Records], prefixes: Mapping[str, str], extra: Iterable[str] = ()) -> str:
    tokens = {*extra, "xsd:"}
    for each in records:
        tokens.update(each.nodes)
        for predicates in each.nodes.values():
            tokens.update(predicates)
            tokens.update(*predicates.values())
    return "".join(f"@prefix {name}: <{prefixes[name]}> .\n" for name in _used_prefixes(tokens, prefixes))


def write_turtle(records: Records, prefixes: Mapping[str, str]) -> str:
    """The records as Turtle. `prefixes` must hold every prefix that the tokens use."""
    return f"{_header([records], prefixes)}\n{blocks(records)}"


def write_trig(graphs: Mapping[str, Records], prefixes: Mapping[str, str]) -> str:
    """One named graph per key; the key "" is the default graph."""
    parts = [_header(graphs.values(), prefixes, graphs)]
    for name in sorted(graphs):
        body = blocks(graphs[name], "    " if name else "")
        parts.append(f"{name} {{\n{body}}}\n" if name else body)
    return "\n".join(parts)
