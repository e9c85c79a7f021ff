"""Stops along a line."""
