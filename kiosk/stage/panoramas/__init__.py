"""Panoramas on the screen: projections, and the ways to draw them."""
