"""Measures what is laid out, without painting it: sizes in millimetres, lines, faults of layout."""
