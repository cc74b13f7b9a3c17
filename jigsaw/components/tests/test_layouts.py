"""The frame of every page: what must always be there, and what the security policy allows."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages.storage.base import Message
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from jigsaw.components import fields, mark
from jigsaw.components.colours import DEFAULT_PRIMARY, DEFAULT_TINT, colours_css
from jigsaw.components.forms import Form

LAYOUTS = ["layout", "staff_layout", "public_layout"]


def page(name="layout", **context):
    return render_to_string(
        f"components/{name}.html", {"title": "A page", "site_name": "Alderbrook"} | context
    )


class One(Form):
    title = fields.TextField(label="Title")


@pytest.mark.parametrize("name", LAYOUTS)
def test_inline_script_has_the_hash_that_the_policy_allows(name):
    """Fails when the inline script or the policy changes and the other does not; or when a second one appears."""
    inline = re.findall(r"<script>(.*?)</script>", page(name), re.DOTALL)
    assert len(inline) == 1
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["script-src"]
    upstream = (Path(settings.NODE_MODULES) / "govuk-frontend/dist/govuk/template.njk").read_text()
    assert inline[0] in upstream


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_inline_style_and_no_handler(name):
    """Fails when a page would need a looser policy."""
    tree = html.fromstring(page(name))
    assert not tree.xpath("//@style | //style | //@onclick | //@onload")


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_page_has_its_parts_in_order(name):
    """Fails when the skip link is not first, the heading not one, or the footer lost its links."""
    tree = html.fromstring(page(name, accessibility_href="/a/", cookies_href="/c/", privacy_href="/p/"))
    assert tree.xpath("//body//a")[0].get("href") == "#main-content"
    assert tree.xpath("//main/@id") == ["main-content"]
    assert tree.xpath("//h1//text()") == ["A page"]
    assert tree.xpath("//footer//a/text()") == ["Accessibility statement", "Cookies", "Privacy"]
    assert tree.xpath("//html/@lang") == ["en"]


def test_title_says_error_first_then_page_then_partnership():
    """Fails when a page in error does not say so first in its title."""
    assert "<title>A page – Alderbrook</title>" in page(form=One())
    assert "<title>Error: A page – Alderbrook</title>" in page(form=One(QueryDict("")))


def test_error_summary_stands_above_the_heading_only_when_needed():
    """Fails when the summary is missing on a page in error, or empty on another."""
    assert "govuk-error-summary" not in page(form=One())
    wrong = page(form=One(QueryDict("")))
    assert wrong.index("govuk-error-summary") < wrong.index("<h1")


def test_public_page_always_says_whom_to_tell_and_how_to_leave():
    """Fails when the help block or the exit is missing, or stands elsewhere on another page."""
    tree = html.fromstring(page("public_layout", helpline_phone="01632 960 123"))
    assert tree.xpath('//aside//a[@href="tel:01632960123"]')
    assert tree.xpath('//aside//a[@href="tel:999"]')
    assert tree.xpath('//*[@data-module="govuk-exit-this-page"]//a/@href')[0].startswith("https://")
    assert not html.fromstring(page("public_layout", no_exit=True)).xpath(
        '//*[@data-module="govuk-exit-this-page"]'
    )


def test_staff_page_says_who_sees_it_and_who_is_signed_in_and_has_no_exit():
    """Fails when the audience line, the person or "Sign out" is missing, or a staff page can be left in a hurry."""
    words = page(
        "staff_layout", audience="Only you can see this.", person_name="Priya Example", sign_out_href="/out/"
    )
    assert words.index("<h1") < words.index("Only you can see this.")
    assert "Signed in as Priya Example" in words
    assert 'href="/out/"' in words
    assert "exit-this-page" not in words


def test_what_was_done_is_said_once_and_escaped():
    """Fails when a message is lost, or brings markup into the page."""
    request = RequestFactory().get("/")
    request._messages = [Message(25, "Version <3> is signed")]
    words = page("staff_layout", request=request)
    assert "Version &lt;3&gt; is signed" in words
    assert 'role="status"' in words


def test_words_of_people_are_escaped_everywhere_in_the_frame():
    """Fails when a name could bring markup into the page."""
    evil = "<script>alert(1)</script>"
    words = page("staff_layout", title=evil, site_name=evil, audience=evil, person_name=evil,
                 crumbs=[{"text": evil}], places=[{"text": evil, "href": "/"}])  # fmt: skip
    assert evil not in words


def test_partnership_colours_come_by_a_stylesheet_of_their_own():
    """Fails when a partnership's colours need an inline style."""
    assert '<link rel="stylesheet" href="/colours.css">' in page(colours_href="/colours.css")
    assert colours_css("#5B2A4E", "#f6eff4") == ":root{--jig-primary:#5b2a4e;--jig-tint:#f6eff4}\n"
    assert DEFAULT_PRIMARY in colours_css(DEFAULT_PRIMARY, DEFAULT_TINT)


@pytest.mark.parametrize(
    ("primary", "tint"),
    [
        ("#ffdd00", "#ffffff"),
        ("#0b4f5c", "#0b4f5d"),
        ("red", "#ffffff"),
        ("#0b4f5c}", "#ffffff"),
        ("#0b4f5c", "x"),
    ],
)
def test_colours_that_cannot_be_read_or_are_none_are_refused(primary, tint):
    """Fails when text could not be read, or when a value could bring rules into the stylesheet."""
    with pytest.raises(ValueError, match="must be"):
        colours_css(primary, tint)


def test_mark_is_the_same_in_pages_and_as_icon():
    """Fails when the mark is redrawn in one place only."""
    icon = (Path(settings.ROOT) / "assets/images/favicon.svg").read_text()
    assert mark.PIECE in icon
    assert mark.PLACE in icon
    assert mark.PIECE in page()


def test_the_menu_names_the_place_that_the_page_belongs_to():
    """Fails when a reader cannot tell where they are, or a place whose name only begins alike is marked too."""
    places = [{"text": "Reviews", "href": "/library/"}, {"text": "Webinars", "href": "/events/"}]
    request = RequestFactory().get("/library/a-review/")
    shown = html.fromstring(
        render_to_string("components/public_layout.html", {"title": "A page", "places": places}, request)
    )
    marked = {a.text: a.get("aria-current") for a in shown.xpath("//nav[@aria-label='Menu']//a")}
    assert marked == {"Reviews": "true", "Webinars": None}


def test_there_is_no_menu_without_places():
    assert "jig-places" not in page("public_layout")
