"""A health visitor with ten minutes looks for learning, takes it to her team, and tells how it was used.

Walked on the public process as it is served: with scripts, without, by keyboard alone and at 320 pixels; axe on each
page reached, those in error included. No account, no cookie, nothing asked of anybody else.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.axe import browser
from tests.browser.public_process import (
    HELD,
    LONG,
    Letter,
    attended_by,
    letters_to,
    one_place,
    public_process,
)
from tests.browser.walking import WAYS, Walker, context_of

pytestmark = pytest.mark.browser
# What the first page may weigh in all, in bytes (experience, 3H).
MOST_BYTES = 150_000
SOUGHT, MEANT = "hidden fathers", "Unseen fathers and male carers"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where the public process keeps its database."""
    return tmp_path_factory.mktemp("public")


@pytest.fixture(scope="module")
def home(folder):
    """The address of the public process, with a few editions released into it."""
    with public_process(folder) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    with browser() as made:
        yield made


@pytest.fixture
def leah(chromium, home, request):
    """Leah at a browser of her own, and at the end nothing that the site should not have done."""
    context = context_of(chromium, request.param)
    walker = Walker(context.new_page(), home, request.param)
    asked: list[str] = []
    walker.page.on("request", lambda each: asked.append(each.url))
    yield walker
    others = {urlsplit(each).netloc for each in asked} - {urlsplit(home).netloc}
    cookies = context.cookies()
    context.close()
    assert not others, "the site asks somebody else"
    assert cookies == []


@pytest.mark.parametrize("leah", WAYS, indirect=True)
def test_she_finds_what_she_means_and_takes_it_to_her_team(leah):
    """Fails when the words that people use do not find the theme, a filter loses it, or the team's part is missing."""
    page = leah.page
    leah.go("/library/")
    leah.sees("Popular themes", "Seen but not known")
    assert (
        page.get_by_role("link", name="Exit this page").count()
        or page.get_by_role("button", name="Exit this page").count()
    )
    assert "Worried about a child" in page.locator("body").inner_text()
    assert "cookie banner" not in page.content().lower()
    leah.fill("Search what we have learned", SOUGHT)
    leah.press("Search")
    leah.sees(MEANT, f"also called {SOUGHT}", f"Search only for the words ‘{SOUGHT}’ instead")
    choose_filter(leah, "Under 1")
    choose_filter(leah, "Briefing")
    leah.sees("Remove the filter Under 1", "Remove the filter Briefing")
    shared = page.url
    leah.press("Seen but not known")
    leah.sees(
        "can be hard to read", "What we found", "What good practice looked like", "What has changed since"
    )
    leah.sees(
        "Use this in your team", "A plan for 15 minutes", "Questions for your team", "Ask for another format."
    )
    slides = page.get_by_role("link", name="PowerPoint").first.get_attribute("href")
    assert slides is not None
    assert page.request.get(leah.home + slides).headers["content-type"].endswith("presentation")
    page.goto(shared)
    leah.sees("Seen but not known")


@pytest.mark.parametrize("leah", WAYS, indirect=True)
def test_she_tells_how_it_was_used_without_a_name(leah):
    """Fails when she cannot, when a mistake loses what she wrote, or when anything of hers is kept in her browser."""
    leah.go(f"/library/{LONG}/")
    leah.press("Tell us how you used it")
    leah.press("Send")
    leah.sees_errors("Select how you used this review", "Enter the organisation you work for")
    leah.choose("In supervision")
    leah.fill("Where do you work?", "Alderbrook Community Health")
    leah.fill("How many people took part? (optional)", "many")
    leah.press("Send")
    leah.sees_errors("How many people must be a whole number, like 12")
    leah.fill("How many people took part? (optional)", "8")
    leah.press("Send")
    leah.sees("Thank you for telling us")
    leah.press("Back to Seen but not known")


@pytest.mark.parametrize("leah", WAYS, indirect=True)
def test_she_books_a_place_and_gives_it_back(leah):
    """Fails when booking asks for an account, loses what was typed, or the place cannot be given back."""
    leah.go("/events/")
    leah.press("Unseen fathers: seeing the whole family")
    leah.sees("3pm to 5pm", "Free", "places left")
    leah.press("Book a place")
    leah.fill("Full name", "Leah Brown")
    leah.fill("Work email address", "leah@nhs")
    leah.pick("Role", "Health visitor")
    leah.choose("Yes")
    leah.press("Book a place")
    leah.sees_errors(
        "Enter an email address in the correct format, like name@example.com",
        "Select your organisation or ‘Other’",
    )
    leah.fill("Work email address", f"leah{WAYS.index(leah.way)}@health.example")
    leah.pick("Organisation", "Alderbrook Community Health")
    leah.press("Book a place")
    leah.sees("Place booked", "What happens next", "We delete your details 12 months after the event")
    calendar = leah.page.get_by_role("link", name="Add to calendar (ICS file)").get_attribute("href")
    assert leah.page.request.get(leah.home + calendar).text().startswith("BEGIN:VCALENDAR")
    leah.press("Cancel your place")
    leah.press("Cancel your place")
    leah.sees("You have no place at this webinar")


@pytest.mark.parametrize("leah", WAYS, indirect=True)
def test_a_scanner_confirms_nothing_and_one_press_does(leah, folder):
    """Fails when following the link of a mail begins updates, or when pressing the button does not."""
    email = f"updates{WAYS.index(leah.way)}@health.example"
    book(leah, "Unseen fathers: seeing the whole family", email, newsletter=True)
    leah.sees("Place booked")
    link = letter(folder, email, "Confirm your email updates").links[0]
    for _scan in range(2):
        assert leah.page.request.get(link).ok
        assert leah.page.request.head(link).ok
    leah.go(link.removeprefix(leah.home))
    leah.sees("Nothing is sent without your confirmation")
    leah.press("Confirm")
    leah.sees("Your email updates have begun")


@pytest.mark.parametrize("leah", WAYS, indirect=True)
def test_a_full_event_has_a_list_that_moves_on(leah, folder):
    """Fails when a second person gets the only place, waits for nothing, or cannot leave the list."""
    number = WAYS.index(leah.way)
    title, emails = one_place(number), [f"{name}{number}@school.example" for name in ("ann", "ben", "cem")]
    book(leah, title, emails[0])
    leah.sees("Place booked")
    mine = leah.page.url
    book(leah, title, emails[1])
    leah.sees("You are number 1.")
    book(leah, title, emails[2])
    leah.sees("You are number 2.")
    leah.press("Leave the list")
    leah.press("Leave the list")
    leah.sees("You have no place at this webinar and are not on its waiting list")
    leah.go(mine.removeprefix(leah.home))
    leah.press("Cancel your place")
    leah.press("Cancel your place")
    offer = letter(folder, emails[1], f"A place is free: {title}")
    leah.go(next(each for each in offer.links if each.endswith("/take/")).removeprefix(leah.home))
    leah.sees("A place is free. We hold it for you until")
    leah.press("Take the place")
    leah.sees("Place booked")


@pytest.mark.parametrize("leah", WAYS, indirect=True)
def test_afterwards_she_has_a_certificate_and_tells_what_she_changed(leah, folder):
    """Fails when she cannot say what she thought or changed, or a certificate tells strangers more than initials."""
    email = attended_by(WAYS.index(leah.way))
    after = letter(folder, email, f"Your certificate: {HELD}")
    certificate, feedback = (leah_link(leah, after, name) for name in ("certificate", "feedback"))
    leah.go(feedback)
    leah.press("Send")
    leah.sees_errors(
        "Select how useful this webinar was for your work", "Select how easy it was to take part"
    )
    leah.choose("Very useful")
    leah.choose("Fairly easy")
    leah.press("Send")
    leah.sees("Thank you for your feedback")
    leah.go(certificate)
    leah.sees("Your certificate of attendance", HELD)
    file = leah.page.get_by_role("button", name="Download your certificate").get_attribute("href")
    assert leah.page.request.get(leah.home + file).body().startswith(b"%PDF-")
    leah.press("See what they see")
    leah.sees("This certificate is genuine", HELD)
    assert email not in leah.page.content()
    leah.go(leah_link(leah, letter(folder, email, f"What did you change? {HELD}"), "changed"))
    leah.press("Send")
    assert leah.page.locator(".govuk-error-summary__list li").count() == 1
    leah.fill("What did you change?", "The booking form now asks for the father's name.")
    leah.press("Send")
    leah.sees("Thank you for telling us", "sets it beside the recommendation that it belongs to")


@pytest.mark.parametrize("leah", WAYS, indirect=True)
def test_a_recording_has_captions_and_a_transcript_on_its_page(leah):
    """Fails when somebody who cannot hear or play the recording gets less of it."""
    leah.go("/events/")
    leah.press("Asking every family who is there")
    leah.press("Recording and slides")
    leah.sees("Captions: English", "Transcript", "Download the slides")


@pytest.mark.parametrize("leah", ["at 320 pixels"], indirect=True)
def test_the_first_page_is_light(leah):
    """Fails when the library's first page with all it needs weighs more than a slow telephone loads in seconds."""
    page, sizes = leah.page, []
    page.on("requestfinished", lambda each: sizes.append(sum(each.sizes().values())))
    page.goto(leah.home + "/library/", wait_until="networkidle")
    assert 5_000 < sum(sizes) < MOST_BYTES


def book(leah: Walker, webinar: str, email: str, *, newsletter: bool = False) -> None:
    """Ask for a place at a webinar, or for one in its line."""
    leah.go("/events/")
    leah.press(webinar)
    is_full = leah.page.get_by_role("button", name="Join the waiting list").count()
    ask = "Join the waiting list" if is_full else "Book a place"
    leah.press(ask)
    leah.fill("Full name", "Leah Brown")
    leah.fill("Work email address", email)
    leah.pick("Organisation", "Alderbrook Community Health")
    leah.pick("Role", "Health visitor")
    leah.choose("Yes")
    if newsletter:
        leah.choose("Email me when new learning is published")
    leah.press(ask)


def leah_link(leah: Walker, mail: Letter, name: str) -> str:
    """The path of the one link of a mail that ends so."""
    found = {each for each in mail.links if each.endswith(f"/{name}/")}
    assert len(found) == 1, mail.body
    return found.pop().removeprefix(leah.home)


def letter(folder: Path, email: str, subject: str) -> Letter:
    """The one mail with this subject to this reader."""
    found = letters_to(folder, email)
    named = [each for each in found if each.subject == subject]
    assert len(named) == 1, [each.subject for each in found]
    return named[0]


def choose_filter(leah: Walker, name: str) -> None:
    """Open the filters, which stay closed until asked for, and follow one of them."""
    summary = leah.page.locator(".jig-filters summary")
    if leah.page.locator(".jig-filters[open]").count() == 0:
        leah._act(summary)
    leah.press(name)
