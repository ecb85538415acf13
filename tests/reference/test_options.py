"""The command line."""

from pathlib import Path

import pytest

from reference.serving import environment, options


def test_everything_has_a_default(tmp_path: Path) -> None:
    chosen = options.parse([])
    assert (chosen.host, chosen.port, chosen.http_port, chosen.database) == ("127.0.0.1", 0, 0, None)
    variables = chosen.variables(tmp_path / "site.sqlite3")
    assert environment.database(variables) == str(tmp_path / "site.sqlite3")
    assert environment.smtp(variables) == ("localhost", 1025)
    assert environment.extra_hosts(variables) == []


def test_what_is_asked_reaches_the_settings(tmp_path: Path) -> None:
    arguments = ["--smtp", "mail.example:2525", "--sms-address", "sms+{number}@passerelle.example"]
    arguments += ["--allowed-host", "a.example", "--allowed-host", "b.example", "--port", "8443"]
    chosen = options.parse(arguments)
    variables = chosen.variables(tmp_path)
    assert chosen.port == 8443
    assert environment.smtp(variables) == ("mail.example", 2525)
    assert (
        environment.sms_address(variables).format(number="33639980012")
        == "sms+33639980012@passerelle.example"
    )
    assert environment.extra_hosts(variables) == ["a.example", "b.example"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--port", "abc"),
        ("--port", "65536"),
        ("--http-port", "-1"),
        ("--smtp", "localhost"),
        ("--smtp", ":25"),
        ("--smtp", "localhost:65536"),
        ("--sms-address", "sans-numero@x.fr"),
        ("--sms-address", "{number}"),
        ("--sms-address", "{autre}@x.fr"),
        ("--allowed-host", "*"),
    ],
)
def test_a_wrong_option_is_named(capsys: pytest.CaptureFixture[str], option: str, value: str) -> None:
    with pytest.raises(SystemExit) as refused:
        options.parse([f"{option}={value}"])
    message = capsys.readouterr().err
    assert refused.value.code == 2
    assert option in message
    assert value.rpartition(":")[2] in message
