"""Two pictures of one place."""
