"""The password policy shown on the activation form (EX-1.2-5-10 to -14, reading P1 of ambiguity A01)."""

import unicodedata
from collections.abc import Iterator

MIN_LENGTH = 10
MAX_LENGTH = 128
MIN_CATEGORIES = 3

TOO_SHORT = "Votre mot de passe doit comporter dix caractères minimum."
TOO_LONG = "Votre mot de passe ne doit pas dépasser 128 caractères."
NO_DIGIT = "Votre mot de passe doit contenir au moins un chiffre."
NO_SPECIAL = "Votre mot de passe doit contenir au moins un caractère spécial."
TOO_FEW_CATEGORIES = (
    "Votre mot de passe doit comporter au moins 3 des 4 catégories de caractères : "
    "majuscules, minuscules, chiffres et caractères spéciaux."
)


def normalise(password: str) -> str:
    """Compose accents (NFC), so that a password typed on another system stays the same (EX-1.2-6-04)."""
    return unicodedata.normalize("NFC", password)


def violations(password: str) -> Iterator[str]:
    """Yield a French sentence for each rule that the password breaks; lengths are in characters."""
    characters = normalise(password)
    if len(characters) < MIN_LENGTH:
        yield TOO_SHORT
    if len(characters) > MAX_LENGTH:
        yield TOO_LONG
    if not any(map(is_digit, characters)):
        yield NO_DIGIT
    if not any(map(is_special, characters)):
        yield NO_SPECIAL
    if count_categories(characters) < MIN_CATEGORIES:
        yield TOO_FEW_CATEGORIES


def count_categories(characters: str) -> int:
    """Count which of uppercase, lowercase, digit and special are present (0 to 4)."""
    return sum(any(map(belongs, characters)) for belongs in (str.isupper, str.islower, is_digit, is_special))


def is_digit(character: str) -> bool:
    """Tell whether the character is one of 0 to 9."""
    return character.isascii() and character.isdigit()


def is_special(character: str) -> bool:
    """Tell whether it is punctuation, a symbol or a space; an accented letter is a letter (A33)."""
    return unicodedata.category(character)[0] in "PSZ"
