"""`void.ttl`: what the release is, what it holds, under which licence, and the checksum of each file.

VoID (W3C, 2011), DCAT 3 and SPDX checksums.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from loaders.records import Records
from ontology import Vocabulary, literal, typed

LICENCE = "<https://creativecommons.org/licenses/by/4.0/>"
MEDIA_TYPES = {
    "ttl": "text/turtle", "trig": "application/trig", "jsonld": "application/ld+json", "nt": "application/n-triples",
    "csv": "text/csv", "html": "text/html", "graphml": "application/graphml+xml",
}
EXTRA = {
    "dcat": "http://www.w3.org/ns/dcat#", "spdx": "http://spdx.org/rdf/terms#", "void": "http://rdfs.org/ns/void#",
}


def describe(
    release: Records, parts: Mapping[str, Records], files: Mapping[str, str], vocabulary: Vocabulary, version: str
) -> Records:
    """The description of a release as records; write it with the prefixes of the vocabulary and EXTRA."""
    found, base = Records(), vocabulary.prefixes["tkg"].removesuffix("ontology#")
    whole = f"<{base}release/{version}>"
    _dataset(found, whole, release, version)
    found.add(whole, "void:uriSpace", literal(base))
    found.add(whole, "void:vocabulary", f"<{base}ontology>")
    for name in sorted(files):
        _file(found, whole, f"<{base}release/{version}/{name}>", name, files[name])
    for name, part in parts.items():
        found.add(whole, "void:subset", *filter(None, [name]))
        found.add(name, "void:triples", typed(str(len(part)), "xsd:integer")) if name else None
    _partitions(found, whole, release, vocabulary, f"{base}release/{version}")
    return found


def _dataset(found: Records, whole: str, release: Records, version: str) -> None:
    found.add(whole, "a", "dcat:Dataset", "void:Dataset")
    found.add(whole, "dcterms:title", literal("talentkg", "en"), literal("talentkg 人才知识图谱", "zh"))
    found.add(whole, "dcterms:description", literal("How cities compete for talent, as news articles tell it.", "en"),
              literal("新闻报道所述的城市人才竞争。", "zh"))
    found.add(whole, "dcterms:license", LICENCE)
    found.add(whole, "dcat:version", literal(version))
    found.add(whole, "void:triples", typed(str(len(release)), "xsd:integer"))
    found.add(whole, "void:distinctSubjects", typed(str(len(release.nodes)), "xsd:integer"))


def _file(found: Records, whole: str, token: str, name: str, content: str) -> None:
    data = content.encode()
    found.add(whole, "dcat:distribution", token)
    found.add(token, "a", "dcat:Distribution")
    found.add(token, "dcterms:title", literal(name))
    found.add(token, "dcterms:license", LICENCE)
    found.add(token, "dcat:mediaType", f"<https://www.iana.org/assignments/media-types/{MEDIA_TYPES[name.rpartition('.')[2]]}>")
    found.add(token, "dcat:byteSize", typed(str(len(data)), "xsd:nonNegativeInteger"))
    checksum = f"{token[:-1]}#checksum>"
    found.add(token, "spdx:checksum", checksum)
    found.add(checksum, "a", "spdx:Checksum")
    found.add(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256")
    found.add(checksum, "spdx:checksumValue", typed(hashlib.sha256(data).hexdigest(), "xsd:hexBinary"))


def _partitions(found: Records, whole: str, release: Records, vocabulary: Vocabulary, base: str) -> None:
    counts: dict[str, int] = {}
    for predicates in release.nodes.values():
        for name in predicates.get("a", ()):
            counts[name] = counts.get(name, 0) + 1
    for name, count in counts.items():
        if name.startswith("tkg:"):
            token = f"<{base}#{name.removeprefix('tkg:')}>"
            found.add(whole, "void:classPartition", token)
            found.add(token, "void:class", name)
            found.add(token, "void:entities", typed(str(count), "xsd:integer"))
