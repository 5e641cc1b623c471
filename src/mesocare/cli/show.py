"""How a command shows a plan: as JSON, or in the form that serves the screen."""

import sys
from typing import TYPE_CHECKING

from mesocare.cli.gathering import Asked, gather_plan
from mesocare.cli.output import look_at_screen
from mesocare.cli.speaking import make_speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from mesocare.cli.forms import PlanForms, Render


def show(
    form: "Callable[[PlanForms], Render]",
    asked: Asked,
    *,
    json: bool,
    plain: bool,
    shows_all: bool,
    may_be_doubtful: bool = True,
) -> None:
    """Gather what was asked for, make the plan, and write it to standard output.

    Raises:
        MesocareError: when anything of it is refused, or there is no session.

    """
    plan = gather_plan(asked, may_be_doubtful=may_be_doubtful)
    if json:
        from mesocare.views.machine import render_plan

        sys.stdout.write(render_plan(plan))
        return
    from mesocare.cli.forms import show_plan

    speaker = make_speaker(plan, has_now=asked.at is None)
    show_plan(form, plan, speaker, look_at_screen(plain=plain, shows_all=shows_all))
