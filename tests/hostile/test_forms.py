"""Every form of the staff site takes anything without breaking, and changes nothing that it does not ask for."""

import random
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from jigsaw.partnerships.models import Membership
from jigsaw.publishing.models import Publication
from jigsaw.publishing.tests.factories import fresh, waiting
from tests.access.walking import patterns
from tests.hostile.hostile_texts import ODD, SCRIPT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]
STAFF = [p for p in patterns("jigsaw.config.urls_casework") if p.permission not in (None, "public")]
SIGN_IN = ["/sign-in/", "/sign-in/password/", "/sign-in/code/", "/reset-password/", "/sign-in/second-factor/"]
# What no form asks for: naming it must change nothing.
PRIVILEGED = [
    "stage",
    "partnership",
    "partnership_id",
    "made_by",
    "draft_revision",
    "id",
    "is_active",
    "signatures",
]
TRIES = 4


def boxes(html: str) -> list[str]:
    return sorted(set(re.findall(r'name="([^"]+)"', html)) - {"csrfmiddlewaretoken"})


def typed(chance: random.Random, names: list[str]) -> dict:
    found: dict = {name: chance.choice(ODD) for name in names if chance.random() < 0.8}
    found |= {
        chance.choice(PRIVILEGED): chance.choice(["published", "1", SCRIPT]),
        chance.choice(ODD[:6]): "x",
    }
    if "file" in names:
        found["file"] = SimpleUploadedFile(
            'a"\r\n.yaml', chance.choice(ODD).encode("utf-8", "surrogatepass") or b"x"
        )
    return found


def ask(browser: Client, address: str, data: dict) -> int:
    """The status of the answer; everything that it did is undone."""
    with transaction.atomic(), transaction.atomic(using="public"):
        status = browser.post(address, data).status_code
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="public")
    return status


def test_no_form_breaks_whatever_is_sent(team):
    """Fails for any answer 500: NUL, endless numbers and texts, other digits, unknown fields, files that are none."""
    version, chance, asked = waiting(team), random.Random(20261122), 0
    held = {"publication_id": version.publication_id, "number": 1, "other": 1, "slug": team.partnership.slug}
    held |= {"document_id": version.pk, "holiday_id": 1}
    held["membership_id"] = Membership.rows.get(person=team.joan).pk
    for person in (team.priya, team.marcus):
        browser = Client(raise_request_exception=False)
        browser.force_login(person)
        for page in STAFF:
            shown = browser.get(page.address(held))
            names = (
                boxes(shown.content.decode())
                if shown.status_code == 200 and not shown.has_header("Content-Disposition")
                else []
            )
            for _ in range(TRIES if names else 0):
                data = typed(chance, names)
                asked += 1
                said = {name: str(value)[:40] for name, value in data.items()}
                assert ask(browser, page.address(held), data) < 500, (page, said)
    assert asked > 100
    assert fresh(version.publication).stage == "signing"
    assert Publication.rows.count() == 1


def test_no_form_of_the_door_breaks_whatever_is_sent(db):
    cache.clear()
    chance = random.Random(3)
    for address in SIGN_IN:
        for number in range(15):
            browser = Client(raise_request_exception=False, REMOTE_ADDR=f"192.0.2.{number}")
            data = {
                name: chance.choice(ODD)
                for name in ("email", "login", "password", "code", "next", "remember")
            }
            assert (
                browser.post(
                    f"{address}?next={chance.choice(['//x.example', '%00', '%ff'])}", data
                ).status_code
                < 500
            )
    cache.clear()
