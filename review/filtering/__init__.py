"""Pairs by the million: read, judged and written in windows, in memory that does not grow, over all cores."""
