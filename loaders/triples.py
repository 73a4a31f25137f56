"""Facts to triples: entities, statements, their evidence, and the plain triple beside each n-ary node."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.dates import Period
from loaders.model import ArticleFacts, Authority, EntityFacts, Facts, Passage, Statement
from loaders.places import Span, TextInfo
from loaders.records import Records
from ontology import Vocabulary, expand, literal, typed
from ontology.terms import absolute

COMMON = ""  # the key of what belongs to no single source


def evidence_iri(text: TextInfo, span: Span, prefixes: dict[str, str]) -> str:
    """Write the IRI of a run of characters: an offset-based string of NIF 2.1."""
    return f"<{expand(f'text:{text.key}', prefixes)}#offset_{span.start}_{span.end}>"


class TripleMaker:
    """Turns facts into records, one set per source."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.prefixes = dict(vocabulary.prefixes)

    def make(self, facts: Facts) -> dict[str, Records]:
        """Return records by the token of their source; what belongs to none stands under COMMON."""
        found = {COMMON: self._periods(facts.periods.values())}
        for authority in facts.authorities:
            found[authority.token] = self._authority(authority)
        for article in facts.articles:
            found[article.token] = self._article(article)
        return found

    def _periods(self, periods: Iterable[Period]) -> Records:
        records = Records()
        for period in periods:
            records.add(period.token, "a", "tkg:Period")
            records.add(period.token, "tkg:edtf", literal(period.edtf))
            if period.earliest:
                records.add(period.token, "tkg:earliest", typed(period.earliest.isoformat(), "xsd:date"))
            if period.latest:
                records.add(period.token, "tkg:latest", typed(period.latest.isoformat(), "xsd:date"))
        return records

    def _entities(self, entities: Iterable[EntityFacts], records: Records) -> None:
        for entity in entities:
            records.add(entity.token, "a", f"tkg:{entity.kind}")
            for language, label in entity.labels.items():
                records.add(entity.token, "rdfs:label", literal(label, language))
                if language in entity.ours:
                    records.add(entity.token, "tkg:projectLabel", literal(label, language))
            for language, spellings in entity.spellings.items():
                for spelling in spellings:
                    records.add(entity.token, "skos:altLabel", literal(spelling, language))
            records.add(entity.token, "skos:exactMatch", *map(absolute, entity.matches))

    def _authority(self, authority: Authority) -> Records:
        records, token = Records(), authority.token
        records.add(token, "a", "tkg:Dataset")
        records.add(token, "rdfs:label", literal(authority.title, "en"))
        records.add(token, "dcterms:source", literal(authority.source))
        records.add(token, "dcterms:rights", literal(authority.licence))
        self._entities(authority.entities, records)
        for statement in authority.statements:
            self._statement(statement, records)
            records.add(statement.token, "tkg:source", token)
        return records

    def _article(self, article: ArticleFacts) -> Records:
        records, token = Records(), article.token
        records.add(token, "a", "tkg:Article")
        records.add(token, "tkg:language", literal(article.language))
        for name in ("tkg:title", "rdfs:label"):
            records.add(token, name, literal(article.title, article.language))
        records.add(token, "tkg:publisher", *filter(None, [article.publisher]))
        records.add(token, "tkg:author", *(literal(name) for name in filter(None, [article.author])))
        records.add(token, "tkg:published", *(p.token for p in filter(None, [article.published])))
        records.add(token, "tkg:url", *(typed(url, "xsd:anyURI") for url in filter(None, [article.url])))
        for text in article.texts:
            self._text(text, token, records)
        self._entities(article.entities, records)
        for passage in article.passages:
            self._passage(passage, token, records)
        return records

    def _text(self, text: TextInfo, article: str, records: Records) -> None:
        token = f"text:{text.key}"
        records.add(token, "a", "tkg:Text")
        records.add(token, "tkg:textOf", article)
        records.add(token, "tkg:fileName", literal(text.file))
        records.add(token, "tkg:sha256", literal(text.sha256))
        records.add(token, "tkg:encoding", literal(text.encoding))
        records.add(token, "tkg:length", typed(str(text.length), "xsd:integer"))

    def _passage(self, passage: Passage, article: str, records: Records) -> None:
        for entity, spans in passage.names:
            for span in spans:
                records.add(self._evidence(passage.text, span, article, records), "tkg:names", entity)
        for statement in passage.statements:
            self._statement(statement, records)
            for span in statement.places:
                evidence = self._evidence(passage.text, span, article, records)
                records.add(statement.token, "tkg:evidence", evidence)
        for token, spans in passage.again:
            for span in spans:
                records.add(token, "tkg:evidence", self._evidence(passage.text, span, article, records))

    def _evidence(self, text: TextInfo, span: Span, article: str, records: Records) -> str:
        token = evidence_iri(text, span, self.prefixes)
        records.add(token, "a", "tkg:Evidence")
        records.add(token, "tkg:inText", f"text:{text.key}")
        records.add(token, "tkg:inArticle", article)
        records.add(token, "tkg:start", typed(str(span.start), "xsd:integer"))
        records.add(token, "tkg:end", typed(str(span.end), "xsd:integer"))
        return token

    def _statement(self, statement: Statement, records: Records) -> None:
        token = statement.token
        records.add(token, "a", "rdf:Statement", f"tkg:{statement.kind}")
        records.add(token, "rdf:subject", statement.subject)
        records.add(token, "rdf:predicate", statement.predicate)
        records.add(token, "rdf:object", statement.object)
        records.add(statement.subject, statement.predicate, statement.object)
        for name, values in statement.values.items():
            records.add(token, f"tkg:{name}", *values)


def make_triples(facts: Facts, vocabulary: Vocabulary) -> dict[str, Records]:
    """All facts as records by source; see TripleMaker.make."""
    return TripleMaker(vocabulary).make(facts)
