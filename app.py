"""The web UI's front door."""
