"""Versions of an exhibition on disk: immutable, checked by their SHA-256, one of them current."""
