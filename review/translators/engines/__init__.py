"""Translation engines, one file each; only they and training import torch."""
