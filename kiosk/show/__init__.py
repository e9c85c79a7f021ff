"""What visitors live through: the runtime loop and its scenes."""
