"""The web UI's front door: `streamlit run app.py`, or `review ui`."""

import sys

import streamlit as st

# what the desk is made of takes seconds to load, a minute on a busy machine: until then the page is not blank;
# the place is there in every run, for what follows it is made anew where it moves
waiting = st.empty()
if not hasattr(sys.modules.get("review.ui.pages"), "main"):
    waiting.html('<p class="desk-opening" role="status">The desk is being opened…</p>')

from review.ui.pages import main  # noqa: E402

main(waiting)
