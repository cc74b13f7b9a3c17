"""Rules of partnerships and their people: no database, no request, no clock."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic_core import PydanticCustomError

from jigsaw.components.colours import colours_css
from jigsaw.documents.fields import role_mailbox, switchboard, web_address
from jigsaw.documents.references import parse
from jigsaw.partnerships.roles import Role, roles_that_may

# The kinds of agency: facet 7 of the vocabulary of themes.
AGENCY_KINDS = (
    ("childrens-social-care", "Children's social care"),
    ("police", "Police"),
    ("integrated-care-board", "Integrated care board"),
    ("early-help", "Early help"),
    ("acute-hospital", "Acute hospital"),
    ("community-health", "Community health"),
    ("health-visiting", "Health visiting"),
    ("maternity", "Maternity"),
    ("gp", "GP"),
    ("camhs", "Child and adolescent mental health"),
    ("adult-mental-health", "Adult mental health"),
    ("substance-use-services", "Substance use services"),
    ("education-and-early-years", "Education and early years"),
    ("youth-justice", "Youth justice"),
    ("probation", "Probation"),
    ("housing", "Housing"),
    ("ambulance", "Ambulance"),
    ("cafcass", "Cafcass"),
    ("voluntary-sector", "Voluntary sector"),
    ("adult-social-care", "Adult social care"),
    ("immigration", "Immigration"),
)
# The most characters of a note that goes with an act, such as what should change in a version.
LONGEST_NOTE = 500
# Roles that act for an agency, so that they need one.
ROLES_OF_AN_AGENCY = frozenset({Role.AGENCY_LEAD, Role.AGENCY_APPROVER, Role.AGENCY_AUTHOR})


class Refused(ValueError):
    """A rule does not allow it. `field` is what to change; the words are for the person who asked."""

    def __init__(self, words: str, field: str = "") -> None:
        super().__init__(words)
        self.field = field


def media_contact(*, email: str, phone: str) -> None:
    """A media contact is a role mailbox and a switchboard, never a person's mailbox or mobile. Raises Refused."""
    for field, said, value, check in (
        ("media_email", "Email address", email, role_mailbox),
        ("media_phone", "Phone number", phone, switchboard),
    ):
        try:
            check(value)
        except PydanticCustomError as fault:
            raise Refused(f"{said} of the media contact {fault.message()}", field) from fault


def website(address: str) -> None:
    """A website is a link of http or https: every public page leads there. Raises Refused."""
    try:
        web_address(address)
    except PydanticCustomError as fault:
        raise Refused(f"Website {fault.message()}", "website") from fault


def colours(*, primary: str, tint: str) -> None:
    """A partnership's colours must leave text readable: contrast 4.5 (WCAG 2.2, 1.4.3). Raises Refused."""
    try:
        colours_css(primary, tint)
    except ValueError as fault:
        raise Refused(str(fault), "primary_colour") from fault


def house_reference(short_name: str) -> str:
    """What a reference of the partnership looks like, like "ASCP 2024-25/02". Raises Refused.

    The short name is the code of the partnership's references, so it must read as one.
    """
    found = parse(f"{short_name} 2024-25/02", codes=[short_name])
    if len(found) != 1 or found[0].raw.split()[0] != short_name or not short_name.isalpha():
        raise Refused("Short name must be 2 to 12 letters, like ASCP: it begins each reference", "short_name")
    return found[0].house


def case_prefix(prefix: str) -> None:
    """The letters that begin a case's own reference, like AB in AB-2026-04; none means the short name.

    It stands in mail and calendars, so it says nothing but which partnership. Raises Refused.
    """
    if prefix and not (prefix.isascii() and prefix.isalpha() and prefix.isupper() and len(prefix) <= 8):
        raise Refused("Prefix of case references must be 1 to 8 capital letters, like AB", "case_prefix")


def role_needs_agency(role: str, agency: object | None) -> None:
    """An agency's lead or approver acts for one agency. Raises Refused."""
    if role in ROLES_OF_AN_AGENCY and agency is None:
        raise Refused("Select the agency for which the person acts", "agency")


def somebody_may_still_invite(roles_left: Iterable[str]) -> None:
    """Somebody must always be left who can invite people, or nobody could ever come in again. Raises Refused."""
    if not roles_that_may("invite_person").intersection(roles_left):
        raise Refused(
            "This is the last person who may invite others. Give somebody else the role of business manager "
            "or administrator first"
        )
