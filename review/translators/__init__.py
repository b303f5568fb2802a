"""Translation engines, one file each; the only place that imports torch."""
