"""Teacher and students: a large model of both directions from a pretrained encoder, and small ones that learn from it.

This is how the built-in models were made, in nine minutes on one GPU. `review.translators.training` makes one small
model from nothing, in an hour or two on a processor.
"""

from review.translators.teaching.settings import TeachingSettings
from review.translators.teaching.teach import Taught, teach

__all__ = ["Taught", "TeachingSettings", "teach"]
