"""Ready questions: one SPARQL query per file, with its summary in English and Chinese."""

from queries.catalogue import CatalogueError, Parameter, Question, load_catalogue, nearest, read_question

__all__ = ["CatalogueError", "Parameter", "Question", "load_catalogue", "nearest", "read_question"]
