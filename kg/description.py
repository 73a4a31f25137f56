"""`void.ttl`: what the release is, what it holds, under which licence, and the checksum of each file.

VoID (W3C, 2011), DCAT 3 and SPDX checksums.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from kg.version import RELEASED, VERSION
from loaders.records import Records
from ontology import Vocabulary, literal, typed

LICENCE = "<https://creativecommons.org/licenses/by/4.0/>"
MEDIA_TYPES = {
    "ttl": "text/turtle", "trig": "application/trig", "jsonld": "application/ld+json", "nt": "application/n-triples",
    "csv": "text/csv", "html": "text/html", "graphml": "application/xml",
}
EXTRA = {
    "dcat": "http://www.w3.org/ns/dcat#", "spdx": "http://spdx.org/rdf/terms#", "void": "http://rdfs.org/ns/void#",
}


BASE_OF = "ontology#"
DATASET = "<http://rdfs.org/ns/void#Dataset>"
SCHEMA = ("ontology.ttl", "shapes.ttl", "alignments.ttl")


def release_iri(vocabulary: Vocabulary, fragment: str = "") -> str:
    """The IRI of this release, or of a part of it."""
    return f"<{vocabulary.prefixes['tkg'].removesuffix(BASE_OF)}release/{VERSION}{fragment}>"


def header(vocabulary: Vocabulary) -> Records:
    """What a release says of itself: title, licence, version, date."""
    found, whole = Records(), release_iri(vocabulary)
    found.add(whole, "a", DATASET)
    found.add(whole, "dcterms:title", literal("talentkg", "en"), literal("talentkg 人才知识图谱", "zh"))
    found.add(whole, "dcterms:description", literal("How cities compete for talent, as news articles tell it.", "en"),
              literal("新闻报道所述的城市人才竞争。", "zh"))
    found.add(whole, "dcterms:creator", literal("The talentkg authors"))
    found.add(whole, "dcterms:issued", typed(RELEASED, "xsd:date"))
    found.add(whole, "dcterms:license", LICENCE)
    found.add(whole, "owl:versionInfo", literal(VERSION))
    return found


def describe(
    release: Records, parts: Mapping[str, Records], files: Mapping[str, str], vocabulary: Vocabulary
) -> Records:
    """The description of a release as records; write it with the prefixes of the vocabulary and EXTRA."""
    found, whole = header(vocabulary), release_iri(vocabulary)
    base = vocabulary.prefixes["tkg"].removesuffix(BASE_OF)
    found.add(whole, "a", "dcat:Dataset")
    found.add(whole, "dcat:version", literal(VERSION))
    found.add(whole, "dcterms:language", literal("en"), literal("zh"))
    found.add(whole, "dcterms:conformsTo", f"<{base}ontology>")
    found.add(whole, "void:uriSpace", literal(base))
    found.add(whole, "void:vocabulary", f"<{base}ontology>")
    _count(found, whole, release)
    for name in sorted(files):
        _file(found, whole, release_iri(vocabulary, f"/{name}"), name, files[name])
    for name in filter(None, parts):
        _subset(found, whole, release_iri(vocabulary, f"#{name.replace(':', '-')}"), name, parts[name])
    _partitions(found, whole, release, vocabulary)
    return found


def _count(found: Records, token: str, records: Records) -> None:
    found.add(token, "void:triples", typed(str(len(records)), "xsd:integer"))
    found.add(token, "void:distinctSubjects", typed(str(len(records.nodes)), "xsd:integer"))


def _subset(found: Records, whole: str, token: str, source: str, part: Records) -> None:
    """What a release takes from one article or data set."""
    found.add(whole, "void:subset", token)
    found.add(token, "a", DATASET)
    found.add(token, "dcterms:source", source)
    _count(found, token, part)


def _file(found: Records, whole: str, token: str, name: str, content: str) -> None:
    data, media = content.encode(), MEDIA_TYPES[name.rpartition(".")[2]]
    found.add(whole, "dcterms:references" if name in SCHEMA else "dcat:distribution", token)
    found.add(token, "a", "dcat:Distribution")
    found.add(token, "dcterms:title", literal(name))
    found.add(token, "dcterms:license", LICENCE)
    found.add(token, "dcat:mediaType", f"<https://www.iana.org/assignments/media-types/{media}>")
    found.add(token, "dcat:byteSize", typed(str(len(data)), "xsd:nonNegativeInteger"))
    found.add(token, "dcat:downloadURL", token)
    checksum = f"{token[:-1]}#checksum>"
    found.add(token, "spdx:checksum", checksum)
    found.add(checksum, "a", "spdx:Checksum")
    found.add(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256")
    found.add(checksum, "spdx:checksumValue", typed(hashlib.sha256(data).hexdigest(), "xsd:hexBinary"))


def _partitions(found: Records, whole: str, release: Records, vocabulary: Vocabulary) -> None:
    counts = Counter(name for predicates in release.nodes.values() for name in predicates.get("a", ()))
    for name, count in counts.items():
        if name.startswith("tkg:"):
            token = release_iri(vocabulary, f"#{name.removeprefix('tkg:')}")
            found.add(whole, "void:classPartition", token)
            found.add(token, "void:class", name)
            found.add(token, "void:entities", typed(str(count), "xsd:integer"))
