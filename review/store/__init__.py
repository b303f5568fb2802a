"""The reviewers' database."""
