"""What git knows: which files changed, and how files are called in a repository."""
