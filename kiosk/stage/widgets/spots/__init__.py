"""Places on a picture, their cards and their light."""
