"""What a page must be for everybody, measured in a real browser: axe, one next step, no sideways scrolling.

with browser() as chromium:
    page = chromium.new_page()
    said = listen(page)
    page.goto(address)
    assert faults(page) == []
    assert said == []
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# WCAG 2.2 AA and all before it.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
# WCAG 2.2, 2.5.8: the least size of what is pressed, in CSS pixels.
LEAST_TARGET = 24


def browser_path() -> str | None:
    """The browser named in JIGSAW_CHROMIUM, else Debian's, else None for the one that playwright brings."""
    named = os.environ.get("JIGSAW_CHROMIUM")
    if named:
        return named
    return "/usr/bin/chromium" if Path("/usr/bin/chromium").exists() else None


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium that speaks to nobody but the page's server."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser_path(), args=FLAGS)
        try:
            yield chromium
        finally:
            chromium.close()


def listen(page: Page) -> list[str]:
    """From now on, what the browser complains of: refused by the security policy, errors of scripts, lost files."""
    said: list[str] = []

    def console(message: Any) -> None:
        if message.type == "error":
            said.append(message.text)

    page.on("console", console)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, one line each with the place. Leaves the page's policy as it is."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate((Path(settings.NODE_MODULES) / "axe-core" / "axe.min.js").read_text())
    found = page.evaluate(
        "async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations", TAGS
    )
    return [
        f"{each['id']}: {each['help']} at {' '.join(map(str, node['target']))}\n  {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
        if not excepted(each["id"], node)
    ]


def excepted(rule: str, node: dict[str, Any]) -> bool:
    """The one finding that is no fault: GOV.UK Frontend says of a radio that it opens a question.

    ARIA does not list aria-expanded for radios, screen readers do say it, and GOV.UK keeps it for that reason
    (alphagov/govuk-frontend, "Conditional reveals" in the guidance on radios).
    """
    return (
        rule == "aria-allowed-attr"
        and "govuk-radios__input" in node["html"]
        and "aria-expanded" in node["html"]
    )


def faults(page: Page, *, headings: int = 1) -> list[str]:
    """All that is wrong with the page that is open: axe, headings, buttons, targets, width at 320 pixels.

    The window keeps its size afterwards.
    """
    return [
        *violations(page),
        *wrong_count(page, "h1", exactly=headings),
        *more_than_one_green_button(page),
        *small_targets(page),
        *scrolls_sideways(page),
    ]


def wrong_count(page: Page, selector: str, *, exactly: int) -> list[str]:
    """A line when the page does not have so many of these."""
    count = page.locator(selector).count()
    return [] if count == exactly else [f"{count} x {selector}, not {exactly}"]


def more_than_one_green_button(page: Page) -> list[str]:
    """A line when the page has more than one thing to do next."""
    kinds = "".join(f":not(.govuk-button--{kind})" for kind in ("secondary", "warning", "inverse"))
    texts = page.locator(f".govuk-button{kinds}").all_inner_texts()
    return [] if len(texts) <= 1 else [f"{len(texts)} green buttons: {', '.join(texts)}"]


def scrolls_sideways(page: Page) -> list[str]:
    """A line when the page is wider than a window of 320 pixels."""
    before = page.viewport_size
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    widest = page.evaluate(WIDEST) if width > NARROW["width"] else []
    if before:
        page.set_viewport_size(before)
    return [] if width <= NARROW["width"] else [f"{width} pixels wide at 320: {json.dumps(widest)}"]


WIDEST = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.jig-scroll'))
  .slice(0, 5).map(e => e.tagName + '.' + e.className)"""


def small_targets(page: Page) -> list[str]:
    """What is pressed and smaller than 24 pixels. Links inside a sentence are excepted (WCAG 2.2, 2.5.8)."""
    found = page.evaluate(SMALL, LEAST_TARGET)
    return [f"{each['what']} is {each['width']:.0f} by {each['height']:.0f} pixels" for each in found]


SMALL = """least => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter(e => e.type !== 'hidden' && e.getAttribute('aria-hidden') !== 'true' && e.checkVisibility())
  .filter(e => {
    const around = e.tagName === 'A' && e.closest('p, li, dd, td, th, caption');
    return !e.closest('.govuk-skip-link')
      && (!around || around.textContent.trim() === e.textContent.trim());
  })
  .map(e => {
    const label = e.labels && e.labels[0] && (e.type === 'radio' || e.type === 'checkbox') ? e.labels[0] : null;
    const box = e.getBoundingClientRect(), other = label ? label.getBoundingClientRect() : box;
    return {what: e.tagName + ' ' + (e.textContent || e.name || e.id).trim().slice(0, 40),
            width: Math.max(box.width, other.width), height: Math.max(box.height, other.height)};
  })
  .filter(e => e.height > 1 && (e.width < least || e.height < least))"""


def picture(page: Page, path: Path, *, width: int = 1280) -> None:
    """The whole page as a picture, for people to look at."""
    page.set_viewport_size({"width": width, "height": 900})
    page.screenshot(path=str(path), full_page=True)
