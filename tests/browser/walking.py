"""People in a browser: by mouse, without scripts, by keyboard alone, or on a narrow telephone.

A journey is written once in what people do ("press", "fill", "choose") and walked in each way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings as project
from django.test import Client
from playwright.sync_api import Locator, Page

from tests.browser.axe import NARROW, WIDE, faults

WAYS = ("with scripts", "without scripts", "by keyboard", "at 320 pixels")
# No page of ours has more things to reach by the Tab key.
MOST_TABS = 400


def context_of(chromium: Any, way: str) -> Any:
    """A browser of its own for one person."""
    size = NARROW if way == "at 320 pixels" else WIDE
    return chromium.new_context(viewport=size, java_script_enabled=way != "without scripts")


def sign_in(context: Any, someone: Any, address: str) -> None:
    """Give a browser the session of somebody who is signed in on the site at this address."""
    client = Client()
    client.force_login(someone)
    name = project.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


@dataclass
class Walker:
    """One person with one page open. Every page that is reached is checked when scripts may run."""

    page: Page
    home: str
    way: str

    def go(self, path: str) -> None:
        """Open an address."""
        self.page.goto(self.home + path)
        self.check()

    def check(self) -> None:
        """The page is usable by everybody: axe, one green button, targets, no sideways scrolling."""
        if self.way != "without scripts":
            found = faults(self.page)
            assert found == [], f"{self.page.url}\n" + "\n".join(found)
        else:
            assert self.page.locator("h1").count() == 1

    def press(self, name: str) -> None:
        """Press the button or follow the link of this name, and look at the page that follows."""
        page = self.page
        button = page.get_by_role("button", name=name, exact=True)
        found = button if button.count() else page.get_by_role("link", name=name, exact=True)
        with page.expect_navigation():
            self._act(found.first)
        self.check()

    def fill(self, label: str, words: str) -> None:
        """Type into the field of this label."""
        field = self.page.get_by_label(label, exact=True)
        if self.way != "by keyboard":
            field.fill(words)
            return
        self._tab_to(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(words)

    def pick(self, label: str, option: str) -> None:
        """Pick one answer of a list that opens."""
        field = self.page.get_by_label(label, exact=True)
        if self.way == "by keyboard":
            self._tab_to(field)
            self.page.keyboard.type(option)
        else:
            field.select_option(label=option)
        shown = field.evaluate("e => e.selectedOptions[0].textContent")
        assert shown == option, f"{label}: {shown}"

    def choose(self, label: str) -> None:
        """Choose one of several answers, or tick a box."""
        box = self.page.get_by_label(label, exact=True)
        if self.way != "by keyboard":
            box.check()
        elif box.get_attribute("type") == "checkbox":
            self._tab_to(box)
            self.page.keyboard.press("Space")
        else:
            self._choose_by_arrows(box)
        assert box.is_checked(), label

    def attach(self, label: str, name: str, content: bytes) -> None:
        """Choose a file; the dialogue of the system itself is out of reach, by keyboard too."""
        field = self.page.locator("input[type=file]")
        assert self.page.get_by_text(label, exact=True).count()
        field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})

    def sees(self, *words: str) -> None:
        """These words stand in the main part of the page."""
        shown = " ".join(self.page.locator("main").inner_text().split())
        for each in words:
            assert each in shown, f"{each!r} is not on {self.page.url}: {shown[:600]}"

    def sees_errors(self, *lines: str) -> None:
        """The error summary lists exactly these lines, has the focus, and the window says so."""
        found = self.page.locator(".govuk-error-summary__list li").all_inner_texts()
        assert found == list(lines), found
        assert self.page.title().startswith("Error: ")
        if self.way != "without scripts":
            assert self.page.evaluate("document.activeElement.className").startswith("govuk-error-summary")

    def _act(self, element: Locator) -> None:
        if self.way != "by keyboard":
            element.click()
            return
        self._tab_to(element)
        self.page.keyboard.press("Enter")

    def _tab_to(self, element: Locator) -> None:
        """Press Tab until the element has the focus. Fails when the keyboard cannot reach it."""
        for _tab in range(MOST_TABS):
            if element.evaluate("e => document.activeElement === e"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {element}")

    def _choose_by_arrows(self, radio: Locator) -> None:
        group = self.page.locator(f"input[name='{radio.get_attribute('name')}']")
        chosen = group.and_(self.page.locator(":checked"))
        self._tab_to(chosen.first if chosen.count() else group.first)
        if not chosen.count():
            self.page.keyboard.press("Space")
        for _arrow in range(group.count()):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
