"""What stands upon a panorama, and how one looks around."""
