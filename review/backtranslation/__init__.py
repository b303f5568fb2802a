"""What is made of translation models: back-translations to read beside the source, and what they tell of completeness.

`run.BackTranslator` does all of it for many documents; `backtranslate` takes one document through an engine,
`roundtrip` compares with the source.
"""
