"""Services start together, say when they are ready, and explain themselves when they are not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.forked import QUICKEST
from fixtures.processes import Ready, Service, ServiceError, supervised

READY_LINE = 'print(\'{"url": "http://x"}\', flush=True)'
READY = f"{READY_LINE}; import time; time.sleep(60)"
MUTE = "import time; time.sleep(60)"


Python = Callable[..., Service]
"""Makes a service of some code."""


@pytest.fixture(params=[supervised, QUICKEST], ids=["surveillé", "bifurqué"])
def python(request: pytest.FixtureRequest) -> Python:
    """Make services in each of the ways to start one."""

    def service(code: str, **options: object) -> Service:
        command = [sys.executable, "-m", "tests.processes.program", code]
        return Service("essai", command, start=request.param, **options)  # type: ignore[arg-type]

    return service


def test_a_service_says_that_it_is_ready(python: Python) -> None:
    with python(READY) as service:
        assert service.ready() == {"url": "http://x"}
        assert service.ready() == {"url": "http://x"}


def test_services_start_side_by_side(python: Python, tmp_path: Path) -> None:
    done = tmp_path / "done"
    waiting = (
        f"import pathlib, time\nwhile not pathlib.Path({str(done)!r}).exists(): time.sleep(0.01)\n{READY}"
    )
    with python(waiting) as first, python(f"open({str(done)!r}, 'w'); {READY}") as second:
        first.ready()
        second.ready()


def test_a_service_reads_its_environment_and_ours(python: Python, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OURS", "1")
    code = "import json, os, time; print(json.dumps(dict(os.environ)), flush=True); time.sleep(60)"
    with python(code, env={"THEIRS": "2"}) as service:
        environ = service.ready()
    assert (environ["OURS"], environ["THEIRS"]) == ("1", "2")


def test_a_probe_tells_for_a_service_that_says_nothing(python: Python) -> None:
    answers: list[Ready | None] = [None, None, {"version": "1"}]
    with python(MUTE, probe=lambda: answers.pop(0)) as service:
        assert service.ready() == {"version": "1"}
    assert answers == []


def test_a_service_that_ends_too_early_is_explained(python: Python) -> None:
    code = "import sys; print('port 1025 pris', file=sys.stderr); sys.exit(3)"
    with python(code) as service, pytest.raises(ServiceError) as caught:
        service.ready()
    assert str(caught.value) == "Le service « essai » s'est arrêté (code de sortie 3) : port 1025 pris"
    assert caught.value.tail == ("port 1025 pris",)


def test_a_service_that_ends_later_is_explained_when_asked_again(python: Python) -> None:
    with python(f"{READY_LINE}; import sys, time; time.sleep(0.3); sys.exit(4)") as service:
        service.ready()
        with pytest.raises(ServiceError, match="code de sortie 4"):
            service.wait()


def test_a_service_that_is_late_is_ended_and_explained(python: Python) -> None:
    with (
        python(MUTE) as service,
        pytest.raises(ServiceError, match=r"n'est pas prêt après 0\.2 s : il n'a rien écrit"),
    ):
        service.ready(timeout=0.2)


@pytest.mark.parametrize("line", ["Bonjour", "[1]"])
def test_a_service_that_announces_something_else_is_refused(python: Python, line: str) -> None:
    with python(f"import time; print({line!r}, flush=True); time.sleep(60)") as service:
        with pytest.raises(ServiceError, match="n'annonce pas ses adresses") as caught:
            service.ready()
        assert caught.value.tail == (line,)


def test_a_program_that_does_not_exist_is_named() -> None:
    with Service("essai", ["/nulle/part"]) as service, pytest.raises(ServiceError, match="/nulle/part"):
        service.ready()


def test_a_talkative_service_does_not_block_and_only_its_last_lines_are_kept(python: Python) -> None:
    code = "import sys; [print(n, file=sys.stderr) for n in range(50_000)]; sys.exit(1)"
    with python(code) as service, pytest.raises(ServiceError) as caught:
        service.ready()
    assert caught.value.tail[-1] == "49999"
    assert len(caught.value.tail) == 20
