"""Refusals that travel: from one process to another, as from a pool of workers, they stay whole."""

import copy
import pickle

import pytest

from mesocare.errors import (
    DangerToldError,
    Fix,
    InputRefusedError,
    MesocareError,
    Problem,
    RuleFileRefusedError,
    StorageError,
    WhichDateError,
)
from mesocare.reading.list_dates import RewrittenDateError

PROBLEM = Problem("a.yaml", 7, 15, "restrictions.swim.wait", "x", "value", Fix(7, 15, "x", "y"))
REFUSALS = [
    InputRefusedError("This is not a date."),
    WhichDateError("3 April or 4 March?", ("2026-04-03", "2026-03-04")),
    DangerToldError(13, "Get help."),
    StorageError("a.yaml: no such file."),
    RuleFileRefusedError((PROBLEM, PROBLEM._replace(line=2))),
    RewrittenDateError("3 April or 4 March?", ()),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda one: type(one).__name__)
def test_a_refusal_comes_whole_out_of_another_process(refusal: MesocareError) -> None:
    """Else a pool of workers breaks, or hangs, on the first date that is not clear."""
    for again in (pickle.loads(pickle.dumps(refusal)), copy.copy(refusal)):  # noqa: S301  ours
        assert type(again) is type(refusal)
        assert (str(again), again.args) == (str(refusal), refusal.args)
        assert vars(again) == vars(refusal)
        assert again.exit_code == refusal.exit_code
