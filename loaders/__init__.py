"""From article to facts to triples: strict reading, evidence, figures, and help for those who write facts."""
