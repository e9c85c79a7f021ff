"""The door for staff: two corners held, a PIN, and the panel behind it."""
