"""What a visitor may change, and how it all goes back when the visit ends."""

from kiosk.content.model import Exhibition
from kiosk.stage.theme import TEXT_SIZES


class Visit:
    """One visitor's language and text size."""

    def __init__(self, exhibition: Exhibition, language: str | None = None) -> None:
        self._codes = [code for code, _ in exhibition.languages]
        self._first = language if language in self._codes else self._codes[0]
        self.language = self._first
        self.text_size = TEXT_SIZES[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """The language read now, then the ones to fall back to, in the exhibition's order."""
        return (self.language, *(code for code in self._codes if code != self.language))

    def step_text_size(self) -> None:
        """The next larger text; after the largest, the normal one."""
        place = TEXT_SIZES.index(self.text_size)
        self.text_size = TEXT_SIZES[(place + 1) % len(TEXT_SIZES)]

    def reset(self) -> None:
        """The visit is over: everything as it was."""
        self.language = self._first
        self.text_size = TEXT_SIZES[0]
