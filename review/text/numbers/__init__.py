"""Numbers of a text by value, and the units and currencies beside them."""
