"""Films, sounds and captions: read, looked into, decoded."""
