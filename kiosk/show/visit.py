"""What a visitor may change, and how it all goes back when the visit ends."""

from kiosk.content.model import Access, Exhibition


class Visit:
    """One visitor's language, and what they need to read, reach and follow the exhibition."""

    def __init__(self, exhibition: Exhibition, language: str | None = None) -> None:
        self._codes = [code for code, _ in exhibition.languages]
        self._first = language if language in self._codes else self._codes[0]
        self._usual = exhibition.access
        self.language = self._first
        self.access = self._usual

    @property
    def languages(self) -> tuple[str, ...]:
        """The language read now, then the ones to fall back to, in the exhibition's order."""
        return (self.language, *(code for code in self._codes if code != self.language))

    def go_on(self, language: str, access: Access) -> None:
        """A visit that began in another version of the exhibition: as it was, where that still can be."""
        self.language = language if language in self._codes else self._first
        self.access = access

    def reset(self) -> None:
        """The visit is over: everything as it was."""
        self.language = self._first
        self.access = self._usual
