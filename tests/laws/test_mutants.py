"""Every law notices the mutants that are bound to it, and every law has one."""

import pytest

from tests.laws import mutants_of_linking, mutants_of_merging, mutants_of_time
from tests.laws.mutants import Mutant, StaleMutant, laws, run

MUTANTS = (*mutants_of_time.MUTANTS, *mutants_of_merging.MUTANTS, *mutants_of_linking.MUTANTS)
LAW_MODULES = ("test_time_laws", "test_order_laws", "test_merge_laws", "test_linking_laws")

pytestmark = pytest.mark.mutants


@pytest.mark.parametrize("mutant", MUTANTS, ids=str)
def test_the_law_notices_the_mutant(mutant: Mutant) -> None:
    error = run(mutant.law, mutant)
    assert error is not None, f"{mutant.law} holds for the mutant {mutant.name!r} too"
    if not isinstance(error, mutant.raises):
        raise error


@pytest.mark.parametrize("law", sorted({mutant.law for mutant in MUTANTS}))
def test_the_law_holds_for_a_copy_without_a_mutant(law: str) -> None:
    error = run(law, None, max_examples=10)
    if error:
        raise error


def test_every_law_has_a_mutant_and_every_mutant_a_law() -> None:
    found = {law for module in LAW_MODULES for law in laws(module)}
    assert found == {mutant.law for mutant in MUTANTS}
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS)


def test_a_stale_mutant_says_what_to_update() -> None:
    mutant = Mutant("stale", "test_time_laws:x", "timeline.model.when", "no such text", "")
    with pytest.raises(StaleMutant, match=r"'stale': its old text stands 0 times in .*when\.py"):
        run(mutant.law, mutant)
    with pytest.raises(StaleMutant, match=r"no module timeline\.model\.gone"):
        run(mutant.law, Mutant("stale", "test_time_laws:x", "timeline.model.gone", "", ""))
