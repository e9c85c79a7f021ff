"""How a folder of exhibits becomes a version that is shown."""
