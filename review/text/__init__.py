"""Texts in any language: normal forms, tokens, sentences, numbers, dates, names."""
