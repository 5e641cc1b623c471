"""Which view draws what, for the place where it is read: a table that a reader can follow."""

import sys
from collections.abc import Callable
from typing import NamedTuple

from mesocare.plan.facts import Plan
from mesocare.sentences.days import Speaker
from mesocare.views.screen import Screen

Render = Callable[[Plan, Speaker, Screen], str]


class PlanForms(NamedTuple):
    """The views of a plan in one form."""

    today: Render
    timeline: Render
    course: Render
    signs: Render


def show_plan(
    form: Callable[[PlanForms], Render], plan: Plan, speaker: Speaker, screen: Screen
) -> None:
    """Write a plan's view to standard output, in the form that serves the screen."""
    sys.stdout.write(form(_forms_for(screen))(plan, speaker, screen))


def _forms_for(screen: Screen) -> PlanForms:
    if screen.is_plain:
        from mesocare.views import plain

        return PlanForms(
            today=plain.render_today,
            timeline=plain.render_timeline,
            course=plain.render_course,
            signs=plain.render_signs,
        )
    from mesocare.views.terminal import course, signs, timeline, today

    return PlanForms(
        today=today.render_today,
        timeline=timeline.render_timeline,
        course=course.render_course,
        signs=signs.render_signs,
    )
