"""A browser and the staff site; a test file of pages without a server has a browser of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project

from jigsaw.config.assets import build
from tests.browser.axe import browser
from tests.browser.door import Door
from tests.browser.walking import Walker, context_of, sign_in


@pytest.fixture(scope="module")
def chromium():
    """A browser; while its driver runs in this thread, Django must not take the thread for an asynchronous one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with browser() as made:
            yield made


@pytest.fixture
def served(chromium, live_server):
    """The staff site with its real styles and scripts; its door closes before the database of the test goes."""
    build(Path(project.ROOT), Path(project.VAR))
    door = Door(live_server.thread.httpd)
    yield live_server.url
    door.close()


@pytest.fixture
def walkers(chromium, served):
    """People of a team, each at a browser of their own, signed in: `walkers(way, team, "priya", "tom")["tom"]`."""
    open_now = []

    def signed_in(way: str, team: Any, *names: str) -> dict[str, Walker]:
        at_browsers = {}
        for name in names:
            context = context_of(chromium, way)
            open_now.append(context)
            sign_in(context, getattr(team, name), served)
            at_browsers[name] = Walker(context.new_page(), served, way)
        return at_browsers

    yield signed_in
    for context in open_now:
        context.close()
