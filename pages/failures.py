"""How what is asked of a page may fail: by its site, or by what a check needs."""


class NotShownError(AssertionError):
    """The site did not show what the guide leads to expect."""


class ArrangementError(Exception):
    """What a check needs could not be arranged: it blocks the check, and accuses nobody."""


_GONE = ("Target page, context or browser has been closed", "Target crashed")


def is_browser_gone(error: BaseException) -> bool:
    """Tell whether the page ended while something was awaited in it: Playwright says so as if it had not come."""
    return any(words in str(error) for words in _GONE)
