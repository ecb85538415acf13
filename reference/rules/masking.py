"""A contact shown so that its owner recognises it and nobody else learns it."""

from reference.rules import phone_numbers

_DOTS = "•••"


def email(address: str) -> str:
    """``marie@durand.fr`` becomes ``m•••@d•••.fr``."""
    local, _, domain = address.rpartition("@")
    name, dot, top = domain.rpartition(".")
    return f"{local[:1]}{_DOTS}@{name[:1]}{_DOTS}{dot}{top}"


def phone(number: str) -> str:
    """``+33612345612`` becomes ``06 •• •• •• 12``."""
    first, *_, last = phone_numbers.national(number).split()
    return f"{first} •• •• •• {last}"
