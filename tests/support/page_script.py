"""A page's script at work without a browser: its facts are read from the page itself."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import mesocare.views.page
from mesocare.plan.facts import Plan
from mesocare.sentences.days import Speaker
from mesocare.views.page.page import render_page

NODE = shutil.which("node")
TOLD = Path(mesocare.views.page.__file__).with_name("told.js")
_FACTS = re.compile(r'<script type="application/json" id="facts">(.*?)</script>', re.DOTALL)
_HEARD = re.compile(r'id="heard">(.*?)</script>')


def make_page(plan: Plan) -> str:
    """Return a plan's page."""
    return render_page(plan, Speaker("en", plan.zone, plan.today)).decode()


def facts_of(page: str) -> dict[str, Any]:
    """Return what the script draws from in a page."""
    found = _FACTS.search(page)
    assert found is not None
    return dict(json.loads(found[1]))


def heard_in(page: str) -> str:
    """Return what the search of a page hears, as the page carries it."""
    found = _HEARD.search(page)
    assert found is not None
    return found[1]


class PageScript:
    """The script, running."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._plan: Plan | None = None

    def ask(
        self,
        plan: Plan,
        moments: Sequence[datetime] = (),
        questions: Sequence[tuple[str, datetime]] = (),
    ) -> dict[str, Any]:
        """Return what a plan's page works out at some moments, and answers to some questions."""
        asked = {
            "shown": self._show(plan),
            "moments": [int(moment.timestamp()) for moment in moments],
            "questions": [[words, int(moment.timestamp())] for words, moment in questions],
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return dict(json.loads(self._process.stdout.readline()))

    def _show(self, plan: Plan) -> dict[str, Any] | None:
        """Return what the script reads in a plan's page; nothing where it has read it last."""
        if plan is self._plan:
            return None
        self._plan = plan
        page = make_page(plan)
        return {"facts": facts_of(page), "heard": heard_in(page)}


@contextmanager
def run_script() -> Iterator[PageScript]:
    """Run the script until the tests have asked all."""
    command = [NODE or "", str(Path(__file__).with_name("page_script.mjs")), str(TOLD)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield PageScript(process)
        assert process.stdin is not None
        process.stdin.close()
