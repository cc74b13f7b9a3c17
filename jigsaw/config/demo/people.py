"""Who is in the demo. All invented; all mail goes nowhere."""

from __future__ import annotations

from dataclasses import dataclass

from jigsaw.partnerships.roles import Role


@dataclass(frozen=True)
class Somebody:
    """An invented person: where they work, and in which role. The first of each role has a button."""

    name: str
    email: str
    role: Role
    partnerships: tuple[str, ...]
    agency: str = ""


ALDERBROOK, BRINDLE_VALE = "alderbrook", "brindle-vale"

PEOPLE = [
    Somebody("Priya Nair", "priya.nair@alderbrook-scp.example", Role.BUSINESS_MANAGER, (ALDERBROOK,)),
    Somebody(
        "Sam Okafor",
        "sam.okafor@alderbrook-health.example",
        Role.AGENCY_LEAD,
        (ALDERBROOK,),
        "Alderbrook Community Health",
    ),
    Somebody("Helen Marsh", "helen.marsh@reviewers.example", Role.REVIEWER, (ALDERBROOK,)),
    Somebody("Marcus Bell", "marcus.bell@alderbrook-scp.example", Role.CO_CHAIR, (ALDERBROOK,)),
    Somebody("Dee Lowe", "dee.lowe@alderbrook-scp.example", Role.COMMUNICATIONS, (ALDERBROOK,)),
    Somebody("Anil Shah", "anil.shah@western-vale.example", Role.ANALYST, (ALDERBROOK, BRINDLE_VALE)),
    Somebody("Joan Firth", "joan.firth@alderbrook-scp.example", Role.CO_CHAIR, (ALDERBROOK,)),
    Somebody("Tom Reid", "tom.reid@alderbrook-scp.example", Role.COORDINATOR, (ALDERBROOK,)),
    Somebody("Ivy Osei", "ivy.osei@brindle-vale-scp.example", Role.BUSINESS_MANAGER, (BRINDLE_VALE,)),
    Somebody("Rhys Cole", "rhys.cole@brindle-vale-scp.example", Role.CO_CHAIR, (BRINDLE_VALE,)),
    Somebody("Meera Das", "meera.das@brindle-vale-scp.example", Role.CO_CHAIR, (BRINDLE_VALE,)),
]


def first(role: Role, partnership: str, skip: int = 0) -> Somebody:
    """The first person of a role in a partnership, after `skip` others."""
    found = [p for p in PEOPLE if p.role is role and partnership in p.partnerships]
    return found[skip]
