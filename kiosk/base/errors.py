"""Failures that are expected and told to the operator in one sentence."""


class KioskError(Exception):
    """Something the operator can mend; its text says what happened and what to do."""

    status = 1
    """The exit status of the program that ends with it."""

    @property
    def sentence(self) -> str:
        """Its text, a `Sentence` where it was raised with one."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class WrongOptionsError(KioskError):
    """Options that contradict each other, as they will the next time."""

    status = 2
    """As click has it."""


class NoDisplayError(KioskError):
    """There is no display now, which is no fault of what was to be shown, and may be over in a moment."""

    status = 69
    """EX_UNAVAILABLE of sysexits.h."""
