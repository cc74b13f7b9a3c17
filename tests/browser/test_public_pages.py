"""The public pages as a health visitor, a parent and a journalist meet them, served as in use.

Every kind of page: on a desk, on a small telephone, without scripts, by keyboard alone, on paper.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, Request

from jigsaw.learning.tests.invented import BEEN_SLUG, CODE, LINK
from tests.browser.axe import NARROW, WIDE, browser, faults, listen
from tests.browser.public_articles import GONE
from tests.browser.public_process import LONG, NATIONAL, OTHERS, REASON, WITHDRAWN, public_process

pytestmark = pytest.mark.browser
# A page, and what it answers.
PAGES = {
    "/": 200,
    "/library/": 200,
    "/library/?kind=national-review": 200,
    "/partnerships/alderbrook/": 200,
    "/partnerships/alderbrook/archive/": 200,
    f"/library/{LONG}/": 200,
    f"/library/{LONG}/report/": 200,
    f"/library/{LONG}/briefing/": 200,
    f"/library/national-review-{NATIONAL}-2025/": 200,
    f"/library/{OTHERS}/": 200,
    "/vocabulary/": 200,
    "/vocabulary/voice-of-the-child/": 200,
    "/vocabulary/toxic-trio/": 200,
    "/data/": 200,
    f"/library/{LONG}/tell-us/": 200,
    "/events/": 200,
    "/events/seeing-the-whole-family/": 200,
    "/events/seeing-the-whole-family/book/": 200,
    "/events/booked/never-sent/": 404,
    "/news/": 200,
    "/news/?theme=neglect": 200,
    "/news/what-we-published-this-summer/": 200,
    "/campaigns/": 200,
    "/campaigns/ask-about-dad/": 200,
    "/guidance/": 200,
    "/guidance/escalation-policy/": 200,
    "/guidance/escalation-policy/versions/1/": 200,
    "/guidance/framework-for-local-reviews/": 200,
    "/national/": 200,
    "/national/the-myth-of-invisible-men/": 200,
    f"/news/{GONE}/": 410,
    f"/events/{BEEN_SLUG}/": 200,
    f"/events/{BEEN_SLUG}/recording/": 200,
    f"/events/booked/{LINK}/certificate/": 200,
    f"/events/booked/{LINK}/feedback/": 200,
    f"/events/booked/{LINK}/feedback/thank-you/": 200,
    f"/events/booked/{LINK}/changed/": 200,
    f"/events/booked/{LINK}/changed/thank-you/": 200,
    "/certificates/": 200,
    "/certificates/?code=AAAA-AAAA-AAAA": 404,
    f"/certificates/{CODE}/": 200,
    "/updates/": 200,
    "/updates/search/?q=fathers": 200,
    "/updates/asked/": 200,
    "/looked-for/?q=fathers": 200,
    "/updates/end/never-sent/": 404,
    "/accessibility/": 200,
    "/cookies/": 200,
    "/privacy/": 200,
    "/library/never-published/": 404,
    f"/library/{WITHDRAWN}/": 410,
    f"/library/{WITHDRAWN}/report/": 410,
}
REVIEW = f"/library/{LONG}/"
BRIEFINGS = [REVIEW, f"/library/national-review-{NATIONAL}-2025/", f"/library/{OTHERS}/"]
# What a first visit may send over the network, in bytes, headers included.
MOST_BYTES = 150_000
# What the page alone may take of it: packed, so that a list of twenty reviews keeps to it too.
MOST_BYTES_OF_WORDS = 10_000
# The margins that browsers print with.
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "10mm")


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The address of the public process, with a few editions released into it."""
    with public_process(tmp_path_factory.mktemp("public")) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with browser() as made:
        yield made


@pytest.fixture
def visitor(chromium):
    """Make a browser of one's own: `visitor(**options)`."""
    contexts: list[BrowserContext] = []

    def arrive(**options) -> Page:
        contexts.append(chromium.new_context(**options))
        return contexts[-1].new_page()

    yield arrive
    for context in contexts:
        context.close()


def asked_of_others(page: Page, home: str) -> list[str]:
    """From now on, the addresses outside the site that the page asks for. None of them is reached."""
    found: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((home, "data:")):
            found.append(request.url)

    page.on("request", asked)
    return found


def complaints(said: list[str], status: int) -> list[str]:
    """What the browser says beyond the answer of a page that is meant to be missing."""
    return [words for words in said if not (status >= 400 and f"status of {status}" in words)]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1280", "320"])
def test_every_page_is_usable_by_everybody_and_asks_nobody_else(visitor, home, size):
    """Fails on an axe finding, sideways scrolling, two h1, a cookie, a request elsewhere, or a refused resource."""
    page = visitor(viewport=size)
    said, elsewhere = listen(page), asked_of_others(page, home)
    for path, status in PAGES.items():
        answer = page.goto(home + path)
        assert answer is not None
        assert answer.status == status, path
        assert faults(page) == [], path
        assert complaints(said, status) == [], path
        said.clear()
    assert elsewhere == []
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_every_page_says_the_same_without_scripts(visitor, home):
    """Fails when words or links of a page need a script, or a page cannot be read at 320 pixels without one."""
    with_scripts = visitor(viewport=NARROW)
    without = visitor(viewport=NARROW, java_script_enabled=False)
    for path in PAGES:
        with_scripts.goto(home + path)
        without.goto(home + path)
        assert without.locator("h1").count() == 1, path
        assert words_of(without) == words_of(with_scripts), path
        widths = without.locator("main").evaluate("e => [document.documentElement.scrollWidth, innerWidth]")
        assert widths[0] <= widths[1], path


def words_of(page: Page) -> list[str]:
    """The words of the main part, whatever a script may have added aside: for screen readers, or to count typing."""
    page.evaluate(
        "document.querySelectorAll('.govuk-character-count__status').forEach(each => each.remove())"
    )
    page.evaluate(
        "document.querySelectorAll('.govuk-character-count__sr-status').forEach(each => each.remove())"
    )
    return page.locator("main").inner_text().replace("Emergency", "").split()


def test_a_download_is_named_and_arrives(visitor, home):
    """Fails when a link to a file does not say document, type, size and length, or brings something else."""
    page = visitor(viewport=NARROW)
    page.goto(home + REVIEW)
    links = page.locator("#documents a[href*='/files/']")
    names = [link.evaluate("e => e.closest('li').textContent.trim()") for link in links.all()]
    assert [name.split(": ")[0].rsplit(", ")[-1] for name in names] == [
        *("Report", "Report", "Press statement", "Press statement", "Briefing", "Slides")
    ]
    assert [name.split(": ")[1].split(" (")[0] for name in names] == [
        *("PDF", "Word", "PDF", "Word", "PDF", "PowerPoint")
    ]
    assert all("KB, " in name for name in names)
    with page.expect_download() as under_way:
        links.first.click()
    assert under_way.value.suggested_filename == f"{LONG}-report.pdf"


def test_the_table_of_reviews_is_a_table_for_those_who_listen(visitor, home):
    """Fails when stacking the table at 320 pixels takes its caption or headings from screen readers."""
    page = visitor(viewport=NARROW)
    page.goto(home + "/library/")
    table = page.get_by_role("table", name="3 reviews")
    assert table.get_by_role("columnheader").all_inner_texts() == [
        *("Review and what was learned", "Published", "Documents")
    ]
    assert table.get_by_role("row").count() == 4
    assert table.get_by_role("rowheader").count() == 3
    assert table.get_by_role("cell").count() == 6


def test_the_skip_link_comes_first_and_leads_to_the_page(visitor, home):
    """Fails when a person with a keyboard must pass the header on each page."""
    page = visitor(viewport=WIDE)
    page.goto(home + REVIEW)
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to main content"
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: urlsplit(address).fragment == "main-content")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Find someone to talk to"


def focused(page: Page) -> str:
    """The words of what has the focus; the focus must be on the screen."""
    element = page.locator(":focus")
    assert element.evaluate("e => e.getBoundingClientRect().height > 1 && e.checkVisibility()")
    return element.inner_text().strip()


def by_button(page: Page) -> None:
    page.locator(".govuk-exit-this-page__button").focus()
    page.keyboard.press("Enter")


def by_link(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Exit this page"
    page.keyboard.press("Enter")


def by_shift(page: Page) -> None:
    for _press in range(3):
        page.keyboard.press("Shift")


@pytest.mark.parametrize(
    ("path", "leave"),
    [
        (REVIEW, by_button),
        (REVIEW, by_link),
        (REVIEW, by_shift),
        ("/", by_shift),
        (f"{REVIEW}report/", by_link),
    ],
)
def test_people_leave_fast_by_keyboard(visitor, home, path, leave):
    """Fails when the button, the link or three presses of Shift do not lead away, or tell where one came from."""
    page = visitor(viewport=WIDE)
    others: list[Request] = []

    def away(route):
        others.append(route.request)
        route.fulfill(body="<title>Elsewhere</title>", content_type="text/html")

    page.route(lambda address: not address.startswith(home), away)
    page.goto(home + path)
    leave(page)
    page.wait_for_url(lambda address: not address.startswith(home))
    assert page.title() == "Elsewhere"
    assert [request.header_value("referer") for request in others] == [None]


@pytest.mark.parametrize("way_out", [".govuk-exit-this-page__button", ".govuk-js-exit-this-page-skiplink"])
def test_people_leave_fast_without_scripts(visitor, home, way_out):
    """Fails when leaving needs a script."""
    page = visitor(viewport=NARROW, java_script_enabled=False)
    page.goto(home + REVIEW)
    goal = page.locator(way_out).get_attribute("href")
    assert goal is not None
    assert goal.startswith("https://")


def test_each_briefing_prints_on_one_sheet(visitor, home):
    """Fails when a briefing's web page needs a second sheet of A4, or loses a box or the helpline on paper."""
    page = visitor(viewport=WIDE)
    for path in BRIEFINGS:
        page.goto(f"{home}{path}briefing/")
        boxes = page.locator(".briefing-box h2").all_inner_texts()
        paper = pypdfium2.PdfDocument(page.pdf(format="A4", margin=MARGIN))
        words = paper[0].get_textpage().get_text_bounded()
        assert len(paper) == 1, path
        assert len(boxes) == 7
        for each in [*boxes, "Worried about a child?"]:
            assert each in words, (path, each)
        paper.close()


def test_a_review_prints_without_what_cannot_be_pressed(visitor, home):
    """Fails when paper carries the exit button, or leaves out the table behind the chart."""
    page = visitor(viewport=WIDE)
    page.goto(home + REVIEW)
    paper = pypdfium2.PdfDocument(page.pdf(format="A4", margin=MARGIN))
    words = " ".join(sheet.get_textpage().get_text_bounded() for sheet in paper)
    paper.close()
    assert "Exit this page" not in words
    assert "Skip to main content" not in words
    assert "System, staffing or design" in words
    assert "Recommendations of this review by how far each reaches" in words


def test_a_withdrawn_review_says_why_in_the_partnerships_own_page(visitor, home):
    """Fails when a withdrawn review leaves its readers with a bare error."""
    page = visitor(viewport=WIDE)
    answer = page.goto(f"{home}/library/{WITHDRAWN}/")
    assert answer is not None
    assert answer.status == 410
    assert page.locator("h1").inner_text() == "This review has been withdrawn"
    shown = page.locator("body").inner_text()
    for words in (REASON, "Alderbrook Safeguarding Children Partnership", "Worried about a child?"):
        assert words in shown
    page.get_by_role("link", name="Other reviews of Alderbrook Safeguarding Children Partnership").click()
    assert page.locator("h1").inner_text() == "Learning from reviews"


@pytest.mark.parametrize("path", ["/library/", "/partnerships/alderbrook/", REVIEW])
def test_a_first_visit_is_light(visitor, home, path):
    """Fails when a page with all that belongs to it is more than 150 KB on the way to a telephone."""
    page = visitor(viewport=NARROW)
    loaded: list[Request] = []
    page.on("requestfinished", lambda request: loaded.append(request))
    page.goto(home + path, wait_until="networkidle")
    sent = {urlsplit(each.url).path: sum_of(each) for each in loaded}
    assert sum(path.endswith(".woff") for path in sent) == 2, sent
    assert sent[path] < MOST_BYTES_OF_WORDS, "the page itself travels whole, not packed"
    assert sum(sent.values()) < MOST_BYTES, sent


def sum_of(request: Request) -> int:
    """The bytes of an answer on the way, head and body."""
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
