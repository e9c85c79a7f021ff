"""Failures that are expected and told to the operator in one sentence."""


class KioskError(Exception):
    """Something the operator can mend; its text says what happened and what to do."""

    @property
    def sentence(self) -> str:
        """Its text, a `Sentence` where it was raised with one."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)
