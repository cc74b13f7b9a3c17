"""Every form of the staff site takes anything without breaking, and changes nothing that it does not ask for."""

import random
import re

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from jigsaw.audit.actions import act
from jigsaw.incidents.models import CaseMember, Incident
from jigsaw.partnerships.roles import Role
from jigsaw.publishing.models import Publication
from tests.access.undoing import undone
from tests.access.walking import addresses, patterns
from tests.access.world import NOW, World
from tests.hostile.forms_of_pages import forms_of, identifiers, rows
from tests.hostile.hostile_texts import ODD, SCRIPT

pytestmark = [pytest.mark.django_db(databases=["default", "public"]), pytest.mark.usefixtures("small_pack")]
STAFF = [p for p in patterns("jigsaw.config.urls_casework") if p.permission not in (None, "public")]
SIGN_IN = ["/sign-in/", "/sign-in/password/", "/sign-in/code/", "/reset-password/", "/sign-in/second-factor/"]
# What no form asks for, but for those that do: naming it where it is not asked must change nothing.
PRIVILEGED = [
    "stage", "partnership", "partnership_id", "made_by", "draft_revision", "id", "pk", "is_active", "signatures",
    "reference", "due_on", "started_on", "incident", "incident_id", "recorded_by", "recorded_at", "state", "ends_at",
    "opens_register", "added_by", "ended_at", "decided_by", "decided_at", "person_id", "by", "at", "legal_hold",
    "closed_on", "sealed", "alias", "number", "fingerprint", "cleared_at", "owner", "waits_for", "rule", "done_by",
    "screened_by", "agency_id", "replaced_at", "sent_at", "documents_state", "role", "signatures_needed", "token_hash",
]  # fmt: skip
TRIES = 3


@pytest.fixture
def world():
    """Everything in it, so that each address leads to something."""
    return World()


def asking(world):
    """Pages as those see them who may do the most: address and browser."""
    for actor in world.actors:
        if (
            actor.role in (Role.BUSINESS_MANAGER, Role.CO_CHAIR, Role.AGENCY_LEAD)
            and actor.name == actor.role
        ):
            actor.client.raise_request_exception = False
            for page in STAFF:
                yield actor, page, addresses(world, page, actor)["own"]


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
    with undone():
        status = browser.post(address, data).status_code
    return status


def test_no_form_breaks_whatever_is_sent(world):
    """Fails for any answer 500: NUL, endless numbers and texts, other digits, unknown fields, files that are none."""
    chance, asked, before = random.Random(20261122), 0, rows()
    for actor, page, address in asking(world):
        shown = actor.client.get(address)
        assert shown.status_code < 500, page
        names = (
            boxes(shown.content.decode())
            if shown.status_code == 200 and not shown.has_header("Content-Disposition")
            else []
        )
        for _ in range(TRIES if names else 0):
            data = typed(chance, names)
            asked += 1
            said = {name: str(value)[:40] for name, value in data.items()}
            assert ask(actor.client, address, data) < 500, (page, said)
    assert asked > 200
    assert rows() == before
    assert Publication.rows.count() == 2


def done_by(browser: Client, address: str, data: dict, known: set[str]) -> tuple[int, dict]:
    """The status of an answer and the rows after it; everything that it did is undone."""
    with undone():
        status, after = browser.post(address, data).status_code, rows(known)
    return status, after


def test_the_comparison_sees_one_person_in_the_place_of_another(world):
    """Fails if the rows could not be told apart once a privileged field had been taken over."""
    known = identifiers()
    before = rows(known)
    with transaction.atomic(), act("swap", by="tests", at=NOW):
        other = world.other.ids["incident_id"]
        Incident.rows.filter(pk=world.own.ids["incident_id"]).update(recorded_by=world.other.keeper)
        assert rows(known)["incidents.incident"] != before["incidents.incident"]
        CaseMember.rows.filter(pk=world.own.ids["member_id"]).update(incident=other)
        assert rows(known)["incidents.casemember"] != before["incidents.casemember"]


def test_what_a_form_does_not_ask_for_changes_nothing(world):
    """Fails if a field that is not on the page changed any row, sent beside a form as its page shows it."""
    other = Incident.rows.get(pk=world.other.ids["incident_id"])
    values = {"incident": other.pk, "incident_id": other.pk, "partnership": other.partnership_id}
    values |= {
        name: other.started_by_id for name in PRIVILEGED if name.endswith("_by") or name == "person_id"
    }
    known = identifiers()
    before, asked, changed = rows(known), 0, 0
    for actor, page, address in asking(world):
        shown = actor.client.get(address)
        if shown.status_code != 200 or shown.has_header("Content-Disposition"):
            continue
        for form in forms_of(shown.content.decode()):
            there = form.action or address
            if there.startswith("/sign-out"):
                continue
            more = {name: values.get(name, "2030-01-01") for name in PRIVILEGED if name not in form.fields}
            plain = done_by(actor.client, there, form.fields, known)
            asked, changed = asked + 1, changed + (plain[1] != before)
            for table, held in done_by(actor.client, there, {**form.fields, **more}, known)[1].items():
                assert held == plain[1][table], (page, table)
    assert asked > 60
    assert changed > 5, "some forms must do what they are for, or nothing is compared"


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
