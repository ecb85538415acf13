from datetime import date

MAX_AGE = 120


def is_plausible(birth_date: date, today: date) -> bool:
    """Tell whether someone alive can be born that day: no future, 120 years at most (EX-1.2.2-1-10)."""
    return birth_date <= today and not _is_older_than(MAX_AGE, birth_date, today)


def _is_older_than(years: int, birth_date: date, today: date) -> bool:
    age = today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))
    return age > years
