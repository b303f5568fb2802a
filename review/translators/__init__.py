"""Translation models: sentences in, sentences out. `resolve.find_engine` says which engine there is for a direction
(`resolve.ENGINES` lists them). One file an engine, in `engines/`; only they and `training/` import torch.
"""
