"""The desk's server, as `review ui` starts it:

    python -m review.ui.serve PARENT run app.py …

which is `python -m streamlit run app.py …` that ends when PARENT is gone, however that ended: else it would keep the
port, and nobody would know of it. Nothing here imports Streamlit before it is run.
"""

from __future__ import annotations

import runpy
import sys

from review.processes import end_with

__all__: list[str] = []

if __name__ == "__main__":
    end_with(int(sys.argv.pop(1)))
    try:
        runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    except KeyboardInterrupt:  # while it was loading: nothing is open yet that would have to be closed
        sys.exit(0)
