"""What every page of this room is held to."""

from __future__ import annotations

import re

HERE = "/partnerships/alderbrook/"


def shown(browser, address: str, status: int = 200) -> str:
    """The page, with at most one green button and its audience line."""
    answer = browser.get(address)
    assert answer.status_code == status, address
    page = answer.content.decode()
    buttons = re.findall(r'<(?:button|a)[^>]*class="(govuk-button[^"]*)"', page)
    assert len([c for c in buttons if "--secondary" not in c and "--warning" not in c]) <= 1, address
    assert "jig-audience" in page, address
    assert " style=" not in page
    return page


def refused(answer, *words: str) -> str:
    """The page again, in error: the words stand in the summary and at the field."""
    assert answer.status_code == 400
    page = answer.content.decode()
    assert "<title>Error: " in page
    for each in words:
        assert page.count(each) == 2, each
    return page
