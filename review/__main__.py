"""`python -m review`: the command, where its script lies on no path."""

from __future__ import annotations

from review.cli.main import main

if __name__ == "__main__":
    main()
