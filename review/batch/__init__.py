"""Scoring in chunks."""
