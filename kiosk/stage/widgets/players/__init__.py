"""What films and sounds are played with."""
