"""Boundaries of each rule."""

from datetime import UTC, date, datetime, timedelta

import pytest

from reference.rules import (
    birth_dates,
    contacts,
    email_addresses,
    login_throttle,
    masking,
    member_numbers,
    one_time_codes,
    passwords,
    phone_numbers,
)
from reference.rules.contacts import Channel, Contact

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize("number", ["12345678", "00000001", "00000000"])
def test_a_member_number_is_eight_digits(number: str) -> None:
    assert member_numbers.is_member_number(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1234567",
        "123456789",
        "1234567a",
        "12 345 678",
        "1234 5678",
        "٠١٢٣٤٥٦٧",
        "１２３４５６７８",
        "12345678\n",
    ],
)
def test_anything_else_is_not_a_member_number(text: str) -> None:
    assert not member_numbers.is_member_number(text)


@pytest.mark.parametrize("address", ["a@b.fr", "a+b@c.fr", f"{'a' * 64}@exemple.fr", "a@société.fr"])
def test_valid_addresses(address: str) -> None:
    assert email_addresses.is_valid(address)


@pytest.mark.parametrize(
    "address", ["", "a@", "@b.fr", "a b@c.fr", "a@b", "a@localhost", "a@b..fr", f"{'a' * 65}@exemple.fr"]
)
def test_invalid_addresses(address: str) -> None:
    assert not email_addresses.is_valid(address)


def test_an_address_holds_254_characters_at_most() -> None:
    domain = ".".join(["d" * 60] * 3)
    longest = f"{'a' * 64}@{domain}.{'e' * 6}"
    assert len(longest) == 254
    assert email_addresses.is_valid(longest)
    assert not email_addresses.is_valid("a" + longest)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("marie@exemple.fr", "marie@EXEMPLE.fr", True),
        ("marie@exemple.fr", " marie@exemple.fr ", True),
        ("a@société.fr", "a@xn--socit-esab.fr", True),
        ("marie@exemple.fr", "Marie@exemple.fr", False),
        ("marie@exemple.fr", "marie@exemple.com", False),
    ],
)
def test_two_typed_addresses_agree_but_for_the_domain_s_case(first: str, second: str, same: bool) -> None:
    assert email_addresses.are_same(first, second) is same


def test_a_member_s_address_is_found_in_any_case() -> None:
    assert contacts.parse(" Marie.DURAND@Exemple.FR ") == Contact(Channel.EMAIL, "marie.durand@exemple.fr")


@pytest.mark.parametrize(
    "typed",
    [
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "06\u00a012\u00a034\u00a056\u00a078",
        " 0612345678 ",
        "+33612345678",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033612345678",
        "00 33 6 12 34 56 78",
    ],
)
def test_a_mobile_number_is_read_in_any_usual_form(typed: str) -> None:
    assert contacts.parse(typed) == Contact(Channel.SMS, "+33612345678")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "abc",
        "a@",
        "061234567",
        "06123456789",
        "0112345678",
        "0912345678",
        "+32470123456",
        "06ABCDEFGH",
        "٠٦١٢٣٤٥٦٧٨",
    ],
)
def test_what_is_neither_an_address_nor_a_mobile_number_is_no_contact(typed: str) -> None:
    assert contacts.parse(typed) is None


def test_a_landline_is_a_french_number_but_no_mobile() -> None:
    assert phone_numbers.french("01 99 00 12 34") == "+33199001234"
    assert phone_numbers.mobile("01 99 00 12 34") is None


@pytest.mark.parametrize(
    ("birth_date", "plausible"),
    [
        (date(2024, 2, 29), True),
        (date(2024, 3, 1), False),  # tomorrow
        (date(1904, 2, 29), True),  # 120 today
        (date(1903, 3, 1), True),  # 121 tomorrow
        (date(1903, 2, 28), False),  # 121
        (date(1850, 1, 1), False),
    ],
)
def test_a_birth_date_is_not_in_the_future_nor_older_than_120_years(
    birth_date: date, plausible: bool
) -> None:
    assert birth_dates.is_plausible(birth_date, today=date(2024, 2, 29)) is plausible


@pytest.mark.parametrize(
    "password",
    [
        "Abcdefgh1!",  # ten characters, four categories
        "abcdefgh1!",  # three of four: reading P1 of A01
        "ABCDEFGH1!",
        "Abcdefgh1_",
        "Abcdefgh1-",
        "Abcdefgh1 ",
        "Abcdefgh1€",
        "Éàbcdéfh1!",
        "E\u0301a\u0300bcde\u0301fh1!",  # the same, decomposed
        "Abcdefgh1!" + "x" * 54,
        "Abcdefgh1!" + "é" * 118,
    ],
)
def test_acceptable_passwords(password: str) -> None:
    assert list(passwords.violations(password)) == []


@pytest.mark.parametrize(
    ("password", "broken"),
    [
        ("Abcdefg1!", passwords.TOO_SHORT),
        ("Abcde\u0301fg1!", passwords.TOO_SHORT),  # ten code points, nine characters
        ("Abcdefgh1!" + "x" * 119, passwords.TOO_LONG),
        ("Abcdefghi!", passwords.NO_DIGIT),
        ("Abcdefgh٣!", passwords.NO_DIGIT),
        ("Abcdefgh12", passwords.NO_SPECIAL),
        ("Abcdefgé12", passwords.NO_SPECIAL),
        ("12345678!?", passwords.TOO_FEW_CATEGORIES),
    ],
)
def test_a_password_that_breaks_one_rule(password: str, broken: str) -> None:
    assert list(passwords.violations(password)) == [broken]


def test_an_empty_password_breaks_every_minimum() -> None:
    assert set(passwords.violations("")) == {
        passwords.TOO_SHORT,
        passwords.NO_DIGIT,
        passwords.NO_SPECIAL,
        passwords.TOO_FEW_CATEGORIES,
    }


@pytest.mark.parametrize("character", [chr(code) for code in range(0x20, 0x7F) if not chr(code).isalnum()])
def test_every_printable_ascii_symbol_is_special(character: str) -> None:
    assert passwords.is_special(character)


def test_codes_are_drawn_from_more_than_twenty_bits() -> None:
    assert len(one_time_codes.ALPHABET) ** one_time_codes.LENGTH > 2**20
    drawn = {one_time_codes.generate() for _ in range(200)}
    assert len(drawn) == 200
    assert all(len(code) == 5 and set(code) <= set(one_time_codes.ALPHABET) for code in drawn)


@pytest.mark.parametrize(
    ("age", "alive"), [(0, True), (299, True), (299.999, True), (300, False), (301, False), (86400, False)]
)
def test_a_code_lives_five_minutes(age: float, alive: bool) -> None:
    assert one_time_codes.is_alive(NOW - timedelta(seconds=age), NOW) is alive


def test_contacts_are_masked() -> None:
    assert masking.email("marie@durand.fr") == "m•••@d•••.fr"
    assert masking.phone("+33612345612") == "06 •• •• •• 12"


def test_log_in_slows_down_at_the_fifth_failure() -> None:
    assert login_throttle.delay_after(4) == timedelta()
    assert login_throttle.delay_after(5) > timedelta(minutes=1)
    assert login_throttle.delay_after(6) == 2 * login_throttle.delay_after(5)
    assert login_throttle.delay_after(1000) == login_throttle.LONGEST_DELAY


def test_a_day_holds_less_than_25_tries() -> None:
    tries, elapsed = 0, timedelta()
    while elapsed < timedelta(days=1):
        tries += 1
        elapsed += login_throttle.delay_after(tries)
    assert tries <= 25


def test_the_delay_runs_from_the_last_failure() -> None:
    delay = login_throttle.delay_after(5)
    assert login_throttle.remaining_delay(5, NOW, NOW) == delay
    assert login_throttle.remaining_delay(5, NOW, NOW + delay) == timedelta()
    assert login_throttle.remaining_delay(4, NOW, NOW) == timedelta()
