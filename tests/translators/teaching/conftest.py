"""A vocabulary that lends its rules for characters."""

from tests.translators.training.conftest import vocabulary

__all__ = ["vocabulary"]
