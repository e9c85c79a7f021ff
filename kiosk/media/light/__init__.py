"""Light as the eye takes it: luminance, contrast, flashes."""
