"""The changes, a module for each part of the guide. Their docstrings are read by people: they are in French."""
