"""Paragraphs in, beads out."""
