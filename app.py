"""The web UI's front door: `streamlit run app.py`, or `review ui`."""

from review.ui.pages import main

main()
