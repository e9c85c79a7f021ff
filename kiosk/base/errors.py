"""Failures that are expected and told to the operator in one sentence."""


class KioskError(Exception):
    """Something the operator can mend; its text says what happened and what to do."""
