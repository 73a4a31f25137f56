"""What may be said: the ontology, its lists, shapes and rules, and the vocabulary read from them."""

from ontology.terms import curie, expand, literal, typed
from ontology.vocabulary import Concept, Kind, OntologyError, Property, Vocabulary, load_vocabulary

__all__ = [
    "Concept", "Kind", "OntologyError", "Property", "Vocabulary",
    "curie", "expand", "literal", "load_vocabulary", "typed",
]
