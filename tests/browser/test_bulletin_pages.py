"""The pages of updates by email with much on them, in a real browser: wide, and at 320 pixels."""

from __future__ import annotations

import pytest
from django.urls import reverse

from jigsaw.config.demo import bulletins
from jigsaw.config.demo.articles import seed_articles
from jigsaw.config.demo.clock import BEGINNING
from jigsaw.library.actions import receive
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.tests import factories
from tests.browser.axe import NARROW, WIDE, faults, listen, violations
from tests.browser.walking import context_of, sign_in
from tests.public_site import released_edition

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases=["default", "public"])]
OF_ONE = ("view_bulletin", "write_bulletin", "preview_bulletin", "approve_bulletin", "skip_bulletin")


def test_each_page_of_bulletins_is_usable_by_everybody(chromium, served):
    """Fails for axe findings, sideways scrolling, two green buttons or a lost file where the pages are full."""
    home = factories.partnership()
    dee = factories.person(home, "Dee Lowe", Role.COMMUNICATIONS)
    joan = factories.person(home, "Joan Firth", Role.CO_CHAIR)
    receive(released_edition(1), at=BEGINNING)
    seed_articles(home, by=dee, signer=joan)
    march = bulletins.seed_readers_and_march(home, by=dee)
    april = bulletins.seed_april(home, by=dee, now=BEGINNING)
    addresses = {name: reverse(name, kwargs={"bulletin_id": april.pk}) for name in OF_ONE}
    addresses["progress"] = reverse("view_bulletin", kwargs={"bulletin_id": march.pk})
    addresses["bulletin_settings"] = reverse("bulletin_settings", kwargs={"slug": home.slug})
    addresses |= {name: reverse(name) for name in ("list_bulletins", "list_looked_for")}
    context = context_of(chromium, "with scripts")
    sign_in(context, dee, served)
    page = context.new_page()
    said, found = listen(page), []
    for name, address in addresses.items():
        page.set_viewport_size(WIDE)
        page.goto(served + address)
        found += [f"{name}: {each}" for each in faults(page)]
        page.set_viewport_size(NARROW)
        found += [f"{name} at 320 pixels: {each}" for each in violations(page)]
    context.close()
    assert "\n".join([*found, *said]) == ""
