"""Every page part, in a real browser: usable by everybody, wide and narrow, with and without scripts."""

from __future__ import annotations

import copy
import os
import threading
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from jigsaw.config.assets import build
from tests.browser.axe import NARROW, WIDE, browser, faults, listen, picture

pytestmark = pytest.mark.browser
SAMPLES = Path(settings.ROOT) / "jigsaw/components/tests/templates"


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A server of the two sample pages, with the real styles, scripts and security policy."""
    build(Path(settings.ROOT), Path(settings.VAR))
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [SAMPLES]
    static = str(tmp_path_factory.mktemp("static"))
    sample = {"ROOT_URLCONF": "jigsaw.components.tests.sample", "TEMPLATES": templates, "STATIC_ROOT": static}
    with override_settings(**sample):
        server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), handler_class=Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def chromium():
    with browser() as made:
        yield made


@pytest.fixture
def page(chromium):
    made = chromium.new_page(viewport=WIDE)
    yield made
    made.close()


def keep(page, name):
    """Pictures for people to look at, when JIGSAW_PICTURES names a folder."""
    folder = os.environ.get("JIGSAW_PICTURES")
    if folder:
        for width in (1280, 320):
            picture(page, Path(folder) / f"{name}-{width}.png", width=width)
        page.set_viewport_size(WIDE)


@pytest.mark.parametrize("path", ["/staff/", "/public/"])
def test_page_is_usable_by_everybody(page, address, path):
    """Fails on any axe finding, a second green button, a small target, or sideways scrolling at 320 pixels."""
    said = listen(page)
    page.goto(address + path)
    keep(page, path.strip("/"))
    assert "\n".join(faults(page)) == ""
    assert said == []


def test_page_in_error_is_usable_and_leads_to_each_field(page, address):
    """Fails when the error summary takes no focus, differs from the fields' words, or leads nowhere."""
    said = listen(page)
    page.goto(address + "/staff/")
    page.fill("#id_published_day", "31")
    page.fill("#id_published_month", "feb")
    page.fill("#id_published_year", "2026")
    page.click("text=Save and continue")
    assert page.title().startswith("Error: Review of services for babies")
    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"
    keep(page, "errors")
    links = page.locator(".govuk-error-summary__list a")
    above = links.all_inner_texts()
    beside = [
        words.removeprefix("Error:").strip()
        for words in page.locator(".govuk-error-message").all_inner_texts()
    ]
    assert above == beside
    assert "Date of publication must be a real date" in above
    for index in range(links.count()):
        goal = links.nth(index).get_attribute("href")
        assert page.locator(goal).count() == 1, goal
    page.click("text=Date of publication must be a real date >> nth=0")
    assert page.evaluate("document.activeElement.id") == "id_published_day"
    assert "\n".join(faults(page)) == ""
    assert said == []


def test_page_works_without_scripts(chromium, address):
    """Fails when a part needs a script: hidden questions, closed tabs, an exit that leads nowhere."""
    context = chromium.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(address + "/staff/")
    assert page.locator("#id_other_kind").is_visible()
    assert page.locator("text=Publications >> nth=0").is_visible()
    page.goto(address + "/public/")
    leave = page.locator(".govuk-exit-this-page a")
    assert leave.is_visible()
    assert leave.get_attribute("href").startswith("https://")
    context.close()


def test_closed_details_are_open_on_paper(page, address):
    """Fails when the table of a chart is missing from a printed page."""
    page.goto(address + "/public/")
    table = page.locator("figure .govuk-details__text")
    assert not table.is_visible()
    page.emulate_media(media="print")
    if folder := os.environ.get("JIGSAW_PICTURES"):
        page.screenshot(path=f"{folder}/print.png", full_page=True)
    assert table.bounding_box()["height"] > 50


def test_states_are_told_apart_without_colour(page, address):
    """Fails when forced colours or a lack of colour take the words of state away."""
    page.emulate_media(forced_colors="active")
    page.goto(address + "/staff/")
    if folder := os.environ.get("JIGSAW_PICTURES"):
        page.screenshot(path=f"{folder}/forced.png", full_page=True)
    for words in ("Late", "Due soon", "Embargoed", "Removed:", "Added:"):
        assert page.locator(f"text={words} >> nth=0").is_visible()


def test_partnership_sets_its_colours_without_inline_style(page, address):
    """Fails when the partnership's own stylesheet does not reach links and buttons."""
    page.goto(address + "/public/")
    band = page.evaluate("getComputedStyle(document.querySelector('.govuk-template__header')).borderTopColor")
    assert band == "rgb(91, 42, 78)"


def test_page_with_work_under_way_asks_again(page, address):
    """Fails when a page with `refresh` neither says so to the script nor to a browser without one."""
    html = page.request.get(address + "/staff/?busy").text()
    assert '<noscript><meta http-equiv="refresh" content="20"></noscript>' in html
    assert 'data-refresh="20"' in html
    assert "http-equiv" not in page.request.get(address + "/staff/").text()
