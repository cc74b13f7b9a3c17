"""The pictures with lanes in a real browser: narrow, on paper, in forced colours and without colour."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings

from jigsaw.components.key_fact_chart import key_fact_chart, key_facts_table
from jigsaw.components.lanes import lanes
from jigsaw.components.tests.key_fact_stories import AGENCIES, APPOINTMENTS, CONVICTION, FACTS
from jigsaw.components.tests.lane_stories import BORN, FIRST, GAP, LAST, marks
from jigsaw.config.assets import build
from tests.browser.axe import NARROW, WIDE, faults, listen, picture

pytestmark = pytest.mark.browser
ADDRESS = "http://pictures.example/"
POLICY = "default-src 'none'; style-src 'self'; font-src 'self'"
PAPER = 680  # pixels between the margins of an A4 page
MORE = ("Ambulance service", "Housing association", "Probation", "Youth justice", "Fire and rescue")


def markup() -> str:
    """A page with each picture: marks, bars, the overview, two facts."""
    figures = [
        lanes(marks(80), AGENCIES, FIRST, LAST, BORN, GAP, name="marks").figure,
        lanes(marks(400), (*AGENCIES, *MORE), FIRST, LAST, BORN, GAP, name="bars").figure,
        key_facts_table(FACTS),
        *(key_fact_chart(fact, name=f"fact-{n}").figure for n, fact in enumerate((CONVICTION, APPOINTMENTS))),
    ]
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Lanes</title>'
    style = '<link rel="stylesheet" href="/css/casework.css">'
    body = (
        f'<main class="govuk-width-container"><h1 class="govuk-heading-l">Lanes</h1>{"".join(figures)}</main>'
    )
    return f'<!doctype html><html lang="en" class="govuk-template"><head>{head}{style}</head><body>{body}</body></html>'


@pytest.fixture(scope="module")
def assets():
    build(Path(settings.ROOT), Path(settings.VAR))
    return Path(settings.VAR) / "assets"


@pytest.fixture
def page(chromium, assets):
    """The page under the security policy of the site; what the browser refuses is in `page.said`."""
    made = chromium.new_page(viewport=WIDE)

    def answer(route, request):
        path = request.url.removeprefix(ADDRESS)
        if path.endswith((".css", ".woff2")):
            found = next(iter(assets.rglob(path.rpartition("/")[2])), None)
            return route.fulfill(path=str(found)) if found else route.fulfill(status=204)
        return route.fulfill(
            body=markup(), content_type="text/html", headers={"Content-Security-Policy": POLICY}
        )

    made.route(f"{ADDRESS}**", answer)
    made.said = listen(made)
    made.goto(ADDRESS)
    yield made
    made.close()


def keep(page, name, width=1280):
    folder = os.environ.get("JIGSAW_PICTURES")
    if folder:
        picture(page, Path(folder) / f"lanes-{name}-{width}.png", width=width)
        page.set_viewport_size(WIDE)


def test_the_pictures_are_usable_by_everybody_and_break_no_policy(page):
    """Fails on an axe finding, a page wider than 320 pixels, or anything that the policy refuses."""
    keep(page, "plain")
    keep(page, "plain", 320)
    assert "\n".join(faults(page)) == ""
    assert page.said == []


def test_at_320_pixels_the_wide_picture_scrolls_by_keyboard_in_its_region(page):
    page.set_viewport_size(NARROW)
    region = page.locator("#marks .jig-scroll").first
    inside, seen = region.evaluate("e => [e.scrollWidth, e.clientWidth]")
    assert inside > seen
    region.focus()
    assert region.evaluate("e => e === document.activeElement")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert region.evaluate("e => e.scrollLeft") > 0


SHADES = """() => Object.fromEntries(
  ['mark:not(.jig-lanes__mark--open)', 'mark--open', 'told', 'bar', 'hatch', 'name', 'note'].map(kind => {
    const style = getComputedStyle(document.querySelector(`.jig-lanes__picture .jig-lanes__${kind}`));
    return [kind, kind === 'hatch' ? style.stroke : style.fill];
  }))"""


def light(colour: str) -> float:
    """How light a colour is without its hue, from 0 to 255."""
    red, green, blue = (int(part) for part in colour.removeprefix("rgb(").rstrip(")").split(",")[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", ["none", "active"])
def test_every_state_is_told_without_hue(page, colours):
    """Fails when filled and open, hatched and plain, differ by hue alone, in the person's own colours too."""
    page.emulate_media(forced_colors=colours)
    keep(page, f"forced-{colours}")
    shades = {kind: light(colour) for kind, colour in page.evaluate(SHADES).items()}
    ground = 255
    assert abs(shades["mark:not(.jig-lanes__mark--open)"] - shades["mark--open"]) > 120
    assert abs(shades["hatch"] - ground) > 90
    for kind in ("bar", "name", "note"):
        assert abs(shades[kind] - ground) > 120, kind


def test_on_a4_everything_fits_and_the_tables_are_open(page):
    """Fails when a picture or a table runs over the edge of the paper, or a closed table is missing from it."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER
    content = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm"))
    with pypdfium2.PdfDocument(io.BytesIO(content)) as paper:
        words = " ".join(sheet.get_textpage().get_text_range() for sheet in paper)
    words = " ".join(words.split())
    assert "Longest time with no record" in words
    assert "Held before sharing" in words
    assert "No date" in words
