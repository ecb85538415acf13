import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

MAX_LENGTH = 254
MAX_LOCAL_LENGTH = 64

_validate_shape = EmailValidator(allowlist=[])


def is_valid(address: str) -> bool:
    """Tell whether the address has a valid shape and RFC 5321 lengths (EX-1.2-5-04)."""
    if len(address) > MAX_LENGTH or len(address.rpartition("@")[0]) > MAX_LOCAL_LENGTH:
        return False
    try:
        _validate_shape(address)
    except ValidationError:
        return False
    return True


def fold_domain(address: str) -> str:
    """Trim the address and fold its domain, the only part that is case-insensitive by standard (A11)."""
    local, at, domain = address.strip().rpartition("@")
    return unicodedata.normalize("NFC", local) + at + _ascii_domain(domain)


def are_same(first: str, second: str) -> bool:
    """Tell whether two typed addresses agree, but for outer spaces and the domain's case (EX-1.2-5-06)."""
    return fold_domain(first) == fold_domain(second)


def key(address: str) -> str:
    """Form under which an address is looked up (EX-1.2-3-11).

    The local part is folded too: no mail provider of the public distinguishes two letter boxes by case, and a
    member who registered on paper does not know how the capitals were keyed in.
    """
    return fold_domain(address).casefold()


def _ascii_domain(domain: str) -> str:
    folded = unicodedata.normalize("NFC", domain).casefold()
    try:
        return folded.encode("idna").decode("ascii")
    except UnicodeError:  # not a domain name: the shape check says so to the visitor
        return folded
