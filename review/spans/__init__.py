"""Error spans: a small model that reads a source with its translation and says which words are probably wrong, where
something is missing, and which words of the source are not said.

`finding.chosen_reader` finds the model of a document. Nothing is imported here: checks need `kinds` alone.
"""
