"""What travels between processes."""

from execnet import dumps, loads

from fixtures.findings import Finding, Status
from reports.outcomes import Outcome


def test_an_outcome_travels_between_processes() -> None:
    finding = Finding("EX-1.2-1-08", Status.DEVIATION, "Alors …", "champ", "absent", ("preuves/a.png",))
    outcome = Outcome("1.2", "Activer", "chrome-tablette", (finding,), Status.DEVIATION, 1.0)
    assert Outcome.unpacked(loads(dumps(outcome.packed()))) == outcome
