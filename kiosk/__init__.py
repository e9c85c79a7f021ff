"""An interactive exhibition for touchscreens: chapters from YAML and pictures, shown fullscreen."""

__version__ = "0.1.0"
