"""The reviewers' database: documents, findings, edits, decisions. One module a concern; `engine` opens it."""
