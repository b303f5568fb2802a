"""The reviewer's desk in a browser. The only place that imports streamlit; the work is done in `review.store`."""
