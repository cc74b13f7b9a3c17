"""A partnership with people, for the tests of this room."""

from __future__ import annotations

from datetime import UTC, datetime

from jigsaw.accounts.actions import invite_person
from jigsaw.partnerships.actions import add_agency, add_partnership, add_region, give_role
from jigsaw.partnerships.models import Region
from jigsaw.partnerships.roles import Role

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)
COMMAND = "command line"
DETAILS = {
    "name": "Alderbrook Safeguarding Children Partnership",
    "short_name": "ASCP",
    "area": "Alderbrook",
    "website": "https://alderbrook-scp.example",
    "helpline_text": "Call the Children's Front Door.",
    "helpline_phone": "01632 960 188",
    "media_name": "Alderbrook press office",
    "media_email": "press@alderbrook-scp.example",
    "media_phone": "01632 960 145",
}


def partnership(slug="alderbrook", **details):
    region = Region.objects.first() or add_region(
        by=COMMAND, at=NOW, slug="western-vale", name="Western Vale"
    )
    return add_partnership(by=COMMAND, at=NOW, region=region, slug=slug, **(DETAILS | details))


def somebody(name="Priya Nair", where=None, role=Role.BUSINESS_MANAGER, agency=None):
    email = f"{name.lower().replace(' ', '.')}@alderbrook-scp.example"
    person = invite_person(by=COMMAND, at=NOW, email=email, full_name=name, tell=False)
    if where is not None:
        give_role(by=COMMAND, at=NOW, partnership=where, person=person, role=role, agency=agency)
    return person


def agency(where, name="Alderbrook Community Health", kind="community-health"):
    return add_agency(by=COMMAND, at=NOW, partnership=where, name=name, kind=kind)
