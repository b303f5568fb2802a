"""What a translation still says and its source no longer does: versions of texts compared, in baselines and in git."""
