"""Dates of a text by value."""
