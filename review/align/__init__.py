"""Paragraphs in, beads out; pure functions. `beads.align` is the door."""
