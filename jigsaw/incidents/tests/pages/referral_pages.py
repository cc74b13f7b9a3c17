"""How the tests of referral pages read a page."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client


def browse(person: Any) -> Client:
    """A browser in which this person is signed in."""
    client = Client(HTTP_ACCEPT="text/html")
    client.force_login(person)
    return client


def shown(answer: Any, status: int = 200) -> str:
    """The page: one h1, at most one green button, its audience line, nothing inline."""
    assert answer.status_code == status, answer.status_code
    page = answer.content.decode()
    greens = re.findall(r'<(?:button|a)[^>]*class="(govuk-button[^"]*)"', page)
    assert len([each for each in greens if "--secondary" not in each and "--warning" not in each]) <= 1
    assert page.count("<h1") == 1
    assert "jig-audience" in page
    assert " style=" not in page
    return page


def refused(answer: Any, *words: str) -> str:
    """The page again, in error: each sentence stands in the summary and at its field."""
    page = shown(answer, 400)
    assert "<title>Error: " in page
    for each in words:
        assert page.count(each) == 2, each
    return page


def title(page: str) -> str:
    """The words of the title element."""
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert found
    return found[1]
