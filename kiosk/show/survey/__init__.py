"""Measures what visitors meet: sizes in millimetres, lines, faults of layout, contrast, flashes."""
