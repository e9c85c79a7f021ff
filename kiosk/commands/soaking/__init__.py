"""Months in an hour: random visits to the real exhibition while it is changed, with an eye on what grows."""
