"""Parts that several blocks are built from."""
