"""The anonymous journal of what was looked at: how it is kept, bounded and read."""
