"""Names of people, places and organisations, and their counterparts in another language."""
