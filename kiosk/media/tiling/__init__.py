"""Cuts large pictures into tiles, and reads them."""
