"""Numbers that count up, and charts."""
