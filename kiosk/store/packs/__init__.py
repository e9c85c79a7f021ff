"""Packs: an exhibition as one file, for a stick or a share; each is read as if an enemy had sent it."""
