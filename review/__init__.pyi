from typing import Final

from review.checks import CHECKS as CHECKS
from review.config import Settings as Settings
from review.errors import ReviewError as ReviewError
from review.interface import load as load
from review.interface import score as score
from review.metrics import METRICS as METRICS
from review.model import (
    Document as Document,
)
from review.model import (
    Finding as Finding,
)
from review.model import (
    Paragraph as Paragraph,
)
from review.model import (
    Score as Score,
)
from review.model import (
    Segment as Segment,
)
from review.model import (
    Span as Span,
)
from review.report import DocumentReport as DocumentReport
from review.report import Report as Report
from review.report import Verdict as Verdict
from review.reporters import REPORTERS as REPORTERS

__version__: Final[str]

__all__ = [
    "CHECKS",
    "METRICS",
    "REPORTERS",
    "Document",
    "DocumentReport",
    "Finding",
    "Paragraph",
    "Report",
    "ReviewError",
    "Score",
    "Segment",
    "Settings",
    "Span",
    "Verdict",
    "__version__",
    "load",
    "score",
]
