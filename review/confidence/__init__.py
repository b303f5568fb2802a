"""How likely a finding is right: measured, moved by decisions, and what it then may say."""
