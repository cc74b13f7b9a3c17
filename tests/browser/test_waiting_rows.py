"""Rows of the chronology that wait until the page stands, in a real browser: all take their place, places are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from jigsaw.config.assets import build
from tests.browser.axe import WIDE

pytestmark = pytest.mark.browser
ADDRESS = "http://rows.example/"
WAIT = "document.documentElement.classList.contains('jig-rows-wait')"
TOP = "document.getElementById('row-30').getBoundingClientRect().top"


def markup() -> str:
    """A page with fifty rows, as agency_returns/_chronology_wide.html lays them out."""
    words = f'<p class="jig-chronology__text">{"Planned visit. " * 40}</p>'
    cells = "".join(f'<td role="cell">{each}</td>' for each in ("Agency", words, "Mother"))
    row = f'<tr role="row" id="row-{{0}}"><th scope="row" role="rowheader">{{0}}</th>{cells}</tr>'
    rows = "".join(row.format(number) for number in range(1, 51))
    head = '<meta charset="utf-8"><title>Rows</title><link rel="stylesheet" href="/css/casework.css">'
    table = f'<table class="jig-chronology" role="table"><tbody role="rowgroup">{rows}</tbody></table>'
    body = f'<main><script src="/js/rows.js"></script>{table}</main>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'


@pytest.fixture
def page(chromium):
    """The page, and others of the site that say nothing."""
    build(Path(settings.ROOT), Path(settings.VAR))
    assets = Path(settings.VAR) / "assets"
    made = chromium.new_page(viewport=WIDE)

    def answer(route, request):
        path = request.url.removeprefix(ADDRESS)
        if path.endswith((".css", ".js")):
            return route.fulfill(path=str(assets / path))
        return route.fulfill(
            body="<title>Row</title>" if path == "row/" else markup(), content_type="text/html"
        )

    made.route(f"{ADDRESS}**", answer)
    yield made
    made.close()


def test_every_row_takes_its_place_once_the_page_stands(page):
    """Fails when rows below the screen are not left for later, or stay so."""
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => { window.waited = " + WAIT + "; })"
    )
    page.goto(ADDRESS)
    page.wait_for_function(f"!({WAIT})")
    assert page.evaluate("window.waited")
    heights = page.evaluate("[...document.querySelectorAll('tbody tr')].map(each => each.offsetHeight)")
    assert len(set(heights)) == 1
    assert page.evaluate("document.body.innerText").count("Mother") == 50


def test_who_comes_back_finds_the_row_that_was_left(page):
    """Fails when a browser finds the place of a reader by heights that it only guessed."""
    page.goto(ADDRESS)
    page.wait_for_function(f"!({WAIT})")
    page.evaluate("document.getElementById('row-30').scrollIntoView()")
    page.goto(f"{ADDRESS}row/")
    page.go_back()
    page.wait_for_function(f"Math.abs({TOP}) < 2", timeout=5000)
    page.goto(f"{ADDRESS}#row-30")
    page.reload()
    page.wait_for_function(f"Math.abs({TOP}) < 2", timeout=5000)
