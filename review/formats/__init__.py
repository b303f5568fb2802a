"""Readers and writers, one file a format; `registry.py` has them all."""
