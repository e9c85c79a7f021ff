"""What the door for staff stands on: the lock, and what is told and done behind it."""
