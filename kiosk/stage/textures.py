"""Textures under one byte budget: the least recently drawn go first."""

from collections import OrderedDict
from collections.abc import Callable, Hashable

from kiosk.stage.canvas import Texture


class Textures:
    """Everything uploaded to the renderer, by key. `budget` in bytes."""

    def __init__(self, budget: int) -> None:
        self.budget = budget
        self.used = 0
        self._held: OrderedDict[Hashable, Texture] = OrderedDict()

    def find(self, key: Hashable) -> Texture | None:
        """The texture under `key`, now the most recently used, or None."""
        texture = self._held.get(key)
        if texture:
            self._held.move_to_end(key)
        return texture

    def add(self, key: Hashable, texture: Texture) -> Texture:
        """Keep a texture, letting go of the least recently used beyond the budget."""
        self.drop(key)
        self._held[key] = texture
        self.used += texture.bytes
        while self.used > self.budget and len(self._held) > 1:
            self.used -= self._held.popitem(last=False)[1].bytes
        return texture

    def get(self, key: Hashable, make: Callable[[], Texture]) -> Texture:
        """The texture under `key`, made on first need."""
        return self.find(key) or self.add(key, make())

    def drop(self, key: Hashable) -> None:
        """Let go of one, if it is held."""
        texture = self._held.pop(key, None)
        if texture:
            self.used -= texture.bytes
