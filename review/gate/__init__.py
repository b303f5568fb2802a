"""A report and a baseline in, a verdict out."""
