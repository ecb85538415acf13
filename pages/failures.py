"""How what is asked of a page may fail: by its site, or by what a check needs."""


class NotShownError(AssertionError):
    """The site did not show what the guide leads to expect."""


class ArrangementError(Exception):
    """What a check needs could not be arranged: it blocks the check, and accuses nobody."""
