"""Translation-quality review."""
