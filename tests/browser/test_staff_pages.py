"""The staff site in a real browser: every page that people of four roles may open, and signing in by code.

Pages are found by walking the addresses, so that a new page is looked at from its first day.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings as project
from django.core.cache import cache
from playwright.sync_api import Page

from jigsaw.accounts.actions import invite_person
from jigsaw.notices.actions import write_mail
from jigsaw.partnerships.roles import Role, policy
from tests.access.walking import Pattern, patterns
from tests.access.world import COMMAND, NOW, OWN, Actor, World
from tests.browser.axe import NARROW, WIDE, faults, listen, violations
from tests.browser.walking import Walker, context_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
CASEWORK = "jigsaw.config.urls_casework"
ROLES = (Role.BUSINESS_MANAGER, Role.CO_CHAIR, Role.ADMINISTRATOR, Role.AUDITOR)
# How the title of a window ends: whose page it is.
ENDINGS = (f" – {OWN} Safeguarding Children Partnership", " – Jigsaw")
# The public page as it will be, without anything of the staff site round it.
AS_READERS_SEE_IT = {"preview_page", "preview_webinar", "preview_article"}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
EMAIL = "priya.nair@alderbrook-scp.example"


def test_every_page_is_usable_by_everybody(chromium, served):
    """Fails for axe findings, sideways scrolling, no or two headings, two green buttons, a lost or refused file,
    a missing audience line, and for a title without its ending or with words of a publication."""
    world = World()
    nobody = next(a for a in world.actors if a.name == "nobody signed in")
    people = [nobody, *(next(a for a in world.actors if a.role is role and a.person) for role in ROLES)]
    found: list[str] = []
    looked_at: dict[str, set[str]] = {}
    same: set[str] = set()
    for actor in people:
        context = chromium.new_context(viewport=WIDE)
        context.add_cookies(cookies_of(actor, served))
        page = context.new_page()
        said = listen(page)
        for each, address in pages_of(world, actor):
            html = shown_to(actor, address)
            if html and html not in same:
                same.add(html)
                looked_at.setdefault(actor.name, set()).add(each.name)
                faulty = look_at(page, served + address, actor, each.name)
                found += [f"{actor.name} {address}: {fault}" for fault in (*faulty, *said)]
                said.clear()
        context.close()
    assert "\n".join(found) == ""
    assert {"account_login", "account_reset_password"} <= looked_at["nobody signed in"]
    assert {"view_home", "list_people", "view_publication", "mfa_index"} <= looked_at["business_manager"]
    assert "sign_version" in looked_at["co_chair"]
    assert "view_system" in set().union(*looked_at.values())
    assert len(looked_at["business_manager"]) > 40


def pages_of(world: World, actor: Actor) -> list[tuple[Pattern, str]]:
    """The pages that this person may open, each with an address; sign-in pages are everybody's."""
    found = []
    for each in patterns(CASEWORK):
        act = policy().get(each.permission or "")
        if act and not (actor.role in act.roles or (act.signed_in and actor.person)):
            continue
        if set(each.parts) <= {"pk", "provider_id"} and each.parts:
            continue  # somebody's own passkey; nobody here has one
        found.append((each, each.address(world.fill(list(each.parts), "own"))))
    return found


def shown_to(actor: Actor, address: str) -> str:
    """The main part, without what differs at each asking; empty for what is no page of its own."""
    answer = actor.client.get(address)
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return ""
    return TOKEN.sub("", answer.content.decode().partition("<main")[2])


def look_at(page: Page, address: str, actor: Actor, name: str) -> list[str]:
    """All that is wrong with one page, wide and narrow."""
    page.goto(address)
    found = faults(page)
    page.set_viewport_size(NARROW)
    found += [f"at 320 pixels: {each}" for each in violations(page)]
    page.set_viewport_size(WIDE)
    return found if name in AS_READERS_SEE_IT else [*found, *wrong_frame(page, actor)]


def wrong_frame(page: Page, actor: Actor) -> list[str]:
    """What is wrong round a staff page: its title, and the line that says who sees it."""
    found = []
    title = page.title()
    ending = next((each for each in ENDINGS if title.endswith(each)), None)
    if ending is None:
        found.append(f"title “{title}” does not say whose page it is")
    elif OWN in title.removesuffix(ending):
        found.append(f"title “{title}” holds words of a publication or a person")
    if actor.person and page.locator(".jig-audience").count() != 1:
        found.append("no line says who sees the page")
    return found


def cookies_of(actor: Actor, address: str) -> list[Any]:
    """The session of somebody who is signed in; none for nobody."""
    name = project.SESSION_COOKIE_NAME
    kept = actor.client.cookies.get(name)
    return [{"name": name, "value": kept.value, "url": address}] if kept and actor.person else []


@pytest.fixture
def letters(monkeypatch):
    """The mails of signing in, as they are written; none is sent."""
    written: list[dict[str, Any]] = []

    def keep(**mail: Any) -> None:
        written.append(mail)
        write_mail(**mail)

    monkeypatch.setattr("jigsaw.accounts.sign_in.write_mail", keep)
    monkeypatch.setattr("jigsaw.accounts.sign_in.send_waiting_mail", lambda **given: 0)
    return written


@pytest.mark.parametrize("way", ["with scripts", "without scripts", "by keyboard", "at 320 pixels"])
def test_somebody_signs_in_by_code_and_out_again(chromium, served, letters, way):
    """Fails when a step needs scripts or a mouse, an error is not said in the summary, or the mail holds no code."""
    cache.clear()
    invite_person(by=COMMAND, at=NOW, email=EMAIL, full_name="Priya Nair", tell=False)
    context = context_of(chromium, way)
    priya = Walker(context.new_page(), served, way)
    priya.go("/your-sign-in/")
    priya.press("Send me a sign-in code")
    priya.sees_errors("Enter your email address")
    priya.fill("Email address", EMAIL)
    priya.press("Send me a sign-in code")
    priya.sees(f"If {EMAIL} was invited to Jigsaw, a code is on its way")
    priya.fill("6-digit code", "12")
    priya.press("Sign in")
    priya.sees_errors("The code is not correct. Check the email or ask for a new code.")
    assert [(mail["subject"], mail["person"].email) for mail in letters] == [
        ("Your code to sign in to Jigsaw", EMAIL)
    ]
    priya.fill("6-digit code", code_in(letters[0]["body"]))
    priya.press("Sign in")
    assert priya.page.url == served + "/your-sign-in/"
    priya.press("Sign out")
    priya.press("Sign out")
    assert priya.page.url == served + "/sign-in/"
    priya.go("/your-sign-in/")
    assert "/sign-in/" in priya.page.url
    context.close()


def code_in(body: str) -> str:
    """The code that the mail holds."""
    found = re.search(r"is: (\d{6})\n", body)
    assert found, body
    return found[1]
