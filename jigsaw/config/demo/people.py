"""Who is in the demo. All invented; all mail goes nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from jigsaw.accounts.demonstration import DEMO_PEOPLE
from jigsaw.accounts.models import Person
from jigsaw.partnerships.roles import Role


@dataclass(frozen=True)
class Somebody:
    """An invented person: where they work, and in which role."""

    name: str
    email: str
    role: Role
    partnerships: tuple[str, ...]
    agency: str = ""


ALDERBROOK, BRINDLE_VALE = "alderbrook", "brindle-vale"
# Whoever has a button on the sign-in page has the email address that the button signs in.
BUTTONS = {each.key: each.email for each in DEMO_PEOPLE}


def lead(name: str, email: str, agency: str) -> Somebody:
    """Somebody who leads an agency of Alderbrook."""
    return Somebody(name, email, Role.AGENCY_LEAD, (ALDERBROOK,), agency)


PEOPLE = [
    Somebody("Priya Nair", BUTTONS["business-manager"], Role.BUSINESS_MANAGER, (ALDERBROOK,)),
    Somebody(
        "Sam Okafor",
        BUTTONS["agency-lead"],
        Role.AGENCY_LEAD,
        (ALDERBROOK,),
        "Alderbrook Community Health",
    ),
    Somebody("Helen Marsh", BUTTONS["reviewer"], Role.REVIEWER, (ALDERBROOK,)),
    Somebody("Marcus Bell", BUTTONS["co-chair"], Role.CO_CHAIR, (ALDERBROOK,)),
    Somebody("Dee Lowe", BUTTONS["comms"], Role.COMMUNICATIONS, (ALDERBROOK,)),
    Somebody("Anil Shah", BUTTONS["analyst"], Role.ANALYST, (ALDERBROOK, BRINDLE_VALE)),
    Somebody("Joan Firth", BUTTONS["second-co-chair"], Role.CO_CHAIR, (ALDERBROOK,)),
    Somebody("Tom Reid", BUTTONS["coordinator"], Role.COORDINATOR, (ALDERBROOK,)),
    Somebody("Grace Obi", BUTTONS["panel-member"], Role.PANEL_MEMBER, (ALDERBROOK,), "Vale Constabulary"),
    Somebody(
        "Ruth Adeyemi",
        BUTTONS["agency-approver"],
        Role.AGENCY_APPROVER,
        (ALDERBROOK,),
        "Alderbrook Community Health",
    ),
    Somebody(
        "Ola Brandt",
        BUTTONS["police-lead"],
        Role.AGENCY_LEAD,
        (ALDERBROOK,),
        "Vale Constabulary",
    ),
    lead("Hugo Marlow", "hugo.marlow@alderbrook-hospitals.example", "Alderbrook Hospitals"),
    lead("Colin Prowse", "colin.prowse@alderbrook-council.example", "Alderbrook Council children's services"),
    Somebody(
        "Dr Femi Adisa",
        "femi.adisa@alderbrook-hospitals.example",
        Role.AGENCY_LEAD,
        (ALDERBROOK,),
        "Alderbrook Hospitals",
    ),
    lead("Nell Hathersage", "nell.hathersage@western-vale-icb.example", "Western Vale Integrated Care Board"),
    Somebody(
        "Jude Larkin",
        "jude.larkin@alderbrook-homes.example",
        Role.AGENCY_LEAD,
        (ALDERBROOK,),
        "Alderbrook Homes",
    ),
    Somebody(
        "Wren Castle",
        "wren.castle@alderbrook-schools.example",
        Role.AGENCY_LEAD,
        (ALDERBROOK,),
        "Alderbrook schools and colleges",
    ),
    Somebody("Edith Crane", BUTTONS["auditor"], Role.AUDITOR, (ALDERBROOK,)),
    Somebody("Ivy Osei", BUTTONS["brindle-vale"], Role.BUSINESS_MANAGER, (BRINDLE_VALE,)),
    Somebody("Rhys Cole", "rhys.cole@brindle-vale-scp.example", Role.CO_CHAIR, (BRINDLE_VALE,)),
    Somebody("Meera Das", "meera.das@brindle-vale-scp.example", Role.CO_CHAIR, (BRINDLE_VALE,)),
]


def first(role: Role, partnership: str, skip: int = 0) -> Somebody:
    """The first person of a role in a partnership, after `skip` others."""
    found = [p for p in PEOPLE if p.role is role and partnership in p.partnerships]
    return found[skip]


def person_named(name: str) -> Person:
    """The account of somebody of the demo."""
    return Person.objects.get(email=next(each.email for each in PEOPLE if each.name == name))
