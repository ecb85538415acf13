import re

_EIGHT_ASCII_DIGITS = re.compile(r"[0-9]{8}")


def is_member_number(text: str) -> bool:
    """Tell whether ``text`` is exactly eight ASCII digits (EX-1.2-2-07, EX-1.2-3-10, A34)."""
    return _EIGHT_ASCII_DIGITS.fullmatch(text) is not None
