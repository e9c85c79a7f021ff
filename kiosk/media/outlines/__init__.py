"""Regions of pictures, and the shapes of drawings."""
