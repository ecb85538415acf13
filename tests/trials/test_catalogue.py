"""Each change says what it does, to requirements that exist, and still finds in the site what it replaces."""

import pytest

from guide.ambiguities import ambiguities
from guide.cells import expand
from guide.register import requirements
from reference.faults.catalogue import Fault, Kind, catalogue
from reference.faults.site import changes

EVERY_CHANGE = pytest.mark.parametrize("fault", catalogue().values(), ids=catalogue())


@EVERY_CHANGE
def test_a_change_still_finds_what_it_replaces(fault: Fault) -> None:
    try:
        fault.apply(changes)
    finally:
        changes.undo()


@EVERY_CHANGE
def test_a_change_is_described_in_one_french_sentence(fault: Fault) -> None:
    assert fault.description.endswith(".")
    assert "\n" not in fault.description


@EVERY_CHANGE
def test_a_change_names_what_the_register_knows(fault: Fault) -> None:
    assert fault.requirements
    assert set(fault.requirements) <= set(requirements())
    assert expand(fault.cells)
    if fault.kind is Kind.READING:
        assert ambiguities()[fault.ambiguity].executable
    else:
        assert set(expand(fault.cells)) <= set(requirements()[fault.requirements[0]].cells)
