"""How log-in attempts on one member number are slowed down (CNIL, délibération 2022-100, case 2).

Five consecutive failures are free. Each further try then waits: 75 s, 150 s, 300 s… up to two hours, counted
from the last failure. This stays above one minute and below 25 tries a day, for a known number or not.
"""

from datetime import datetime, timedelta

FREE_FAILURES = 5
FIRST_DELAY = timedelta(seconds=75)
LONGEST_DELAY = timedelta(hours=2)


def delay_after(failures: int) -> timedelta:
    """Time to wait after that many consecutive failures."""
    if failures < FREE_FAILURES:
        return timedelta()
    doublings = min(failures - FREE_FAILURES, 10)
    return min(FIRST_DELAY * (1 << doublings), LONGEST_DELAY)


def remaining_delay(failures: int, last_failure_at: datetime, now: datetime) -> timedelta:
    """Time left to wait before the next try, zero if none."""
    return max(last_failure_at + delay_after(failures) - now, timedelta())
