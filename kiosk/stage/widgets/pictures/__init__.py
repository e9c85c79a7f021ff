"""Pictures on a wall, and enlarged."""
