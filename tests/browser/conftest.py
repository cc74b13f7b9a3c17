"""A browser and the staff site; a test file of pages without a server has a browser of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings as project

from jigsaw.config.assets import build
from tests.browser.axe import browser


@pytest.fixture(scope="module")
def chromium():
    """A browser; while its driver runs in this thread, Django must not take the thread for an asynchronous one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with browser() as made:
            yield made


@pytest.fixture
def served(chromium, live_server):
    """The staff site with its real styles and scripts."""
    build(Path(project.ROOT), Path(project.VAR))
    return live_server.url
