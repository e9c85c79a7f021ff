"""The only room that knows pygame: window, painter, textures, typesetting, fingers and gestures."""
