"""The only room that knows pygame: window, painter, textures, typesetting, fingers and gestures."""

import os

# Before any module here imports pygame, which would greet on standard output, where `check` writes JSON.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
