import re

import phonenumbers

_TYPED = re.compile(
    r"\+?[0-9 .()\-\u00a0\u202f]+"
)  # phonenumbers alone would accept letters and any script's digits
_FRANCE = 33


def french(text: str) -> str | None:
    """Return the French number in ``text`` as E.164, None if there is none.

    National (06 12…, with spaces, dots or hyphens) and international (+33, 0033) forms are read (A31).
    Numbers are not checked against the numbering plan's allocations, which outpace software.
    """
    typed = text.strip()
    if not _TYPED.fullmatch(typed):
        return None
    try:
        number = phonenumbers.parse(typed, "FR")
    except phonenumbers.NumberParseException:
        return None
    if number.country_code != _FRANCE or not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mobile(text: str) -> str | None:
    """Return the French mobile number (06 or 07) in ``text`` as E.164, None if there is none."""
    number = french(text)
    return number if number is not None and number.startswith(("+336", "+337")) else None


def national(number: str) -> str:
    """Write an E.164 French number the way the French do: ``06 12 34 56 78``."""
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.NATIONAL)
