"""Judges: language models that are asked for errors and cross-examined, and learned metrics.

`judge` asks about documents and keeps what stands up; the parts of a question and an answer have a file each. Of the
learned metrics `comet` and `metricx` have the networks; only these import torch.
"""
