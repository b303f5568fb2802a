"""Findings and scores against what people marked: which errors were found, which findings name none, who agrees."""

from __future__ import annotations

from review.evaluation.agreement import Agreement, Estimate, agreement
from review.evaluation.annotated import judge_annotated
from review.evaluation.gold import file_paragraphs, judge_document
from review.evaluation.judged import JudgedSegment
from review.evaluation.measures import MeasuredRow, Measures, measure

__all__ = [
    "Agreement",
    "Estimate",
    "JudgedSegment",
    "MeasuredRow",
    "Measures",
    "agreement",
    "file_paragraphs",
    "judge_annotated",
    "judge_document",
    "measure",
]
