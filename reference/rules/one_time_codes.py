"""What a one-time code is and how long it lives (EX-1.2-4-03, -12, -14; ambiguities A08, A14)."""

import secrets
from datetime import datetime, timedelta

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without 0/o and 1/i/l, which are misread
LENGTH = 5  # 31 ** 5 is 24.8 bits, above the 20 bits of ASVS 6.5.4
LIFETIME_MINUTES = 5
LIFETIME = timedelta(minutes=LIFETIME_MINUTES)
MAX_ATTEMPTS = 5
MAX_SENDINGS = 15
SENDINGS_PERIOD = timedelta(hours=1)


def generate() -> str:
    """Draw a code at random."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise(typed: str) -> str:
    """Set aside what a paste or a tablet's keyboard adds: outer spaces and capitals."""
    return typed.strip().lower()


def is_alive(sent_at: datetime, now: datetime) -> bool:
    """Tell whether a code may still be used: less than five minutes since it was sent (EX-1.2-4-14)."""
    return now - sent_at < LIFETIME
