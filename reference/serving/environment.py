"""How the command line's choices reach the settings: names and defaults of the environment variables."""

from collections.abc import Mapping

DATABASE = "REFERENCE_DATABASE"
SMTP = "REFERENCE_SMTP"
SMS_ADDRESS = "REFERENCE_SMS_ADDRESS"
ALLOWED_HOSTS = "REFERENCE_ALLOWED_HOSTS"
SUPPORT_TOKEN = "REFERENCE_SUPPORT_TOKEN"  # noqa: S105 - the name of a variable

DEFAULT_SMTP = "localhost:1025"
DEFAULT_SMS_ADDRESS = "{number}@sms.mutuelle-mbtp.example"


def database(variables: Mapping[str, str]) -> str:
    """Path of the SQLite file; in memory when none is given."""
    return variables.get(DATABASE, ":memory:")


def smtp(variables: Mapping[str, str]) -> tuple[str, int]:
    """Host and port of the mail server."""
    host, _, port = variables.get(SMTP, DEFAULT_SMTP).rpartition(":")
    return host, int(port)


def sms_address(variables: Mapping[str, str]) -> str:
    """Template of the address that turns an e-mail into a text message, with ``{number}``."""
    return variables.get(SMS_ADDRESS, DEFAULT_SMS_ADDRESS)


def extra_hosts(variables: Mapping[str, str]) -> list[str]:
    """Names the site answers to, besides the local ones."""
    return variables.get(ALLOWED_HOSTS, "").split()


def support_token(variables: Mapping[str, str]) -> str:
    """Bearer token of the support API; empty when the API is off."""
    return variables.get(SUPPORT_TOKEN, "")
