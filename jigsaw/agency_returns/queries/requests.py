"""Who can be asked in a case, what is about to be asked, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.urls import reverse

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.models import AgencyRequest, RequestDraft, ReturnUpload
from jigsaw.agency_returns.rules.asking import why_not_asked
from jigsaw.agency_returns.rules.mails import Mailed
from jigsaw.agency_returns.rules.terms import RequestState
from jigsaw.files import storing
from jigsaw.incidents.models import Child, Incident, Notice, Recusal, RegisterEntry
from jigsaw.incidents.rules.terms import NoticeKind, Relation, Stage
from jigsaw.partnerships.models import Agency, Membership
from jigsaw.partnerships.queries import agencies_of
from jigsaw.partnerships.roles import Role


@dataclass(frozen=True)
class AgencyToAsk:
    """An agency of the partnership: its leads, longest first, and the request that stands with it, if one does."""

    agency: Agency
    leads: tuple[Person, ...]
    asked: AgencyRequest | None

    @property
    def can_be_asked(self) -> bool:
        """Whether somebody is there to ask, who was not asked yet."""
        return bool(self.leads) and self.asked is None


def why_not_asked_in(incident: Incident) -> str:
    """Why nothing can be sent to agencies in this case now; "" where it can be."""
    return why_not_asked(incident.stage, withdrawn=notification_is_withdrawn(incident))


def notification_is_withdrawn(incident: Incident) -> bool:
    """Whether the Panel was notified and the notification was withdrawn, so that the case went back a stage."""
    if incident.stage != Stage.NOTIFICATION:
        return False
    told = Notice.rows.filter(incident=incident, kind=NoticeKind.PANEL).values_list("withdrawn_on", flat=True)
    days = list(told)
    return bool(days) and None not in days


def leads_of(agencies: Iterable[Any], incident: Incident) -> dict[UUID, list[Person]]:
    """The people of each agency who can get its mail: its leads, longest first, but those who stand back. One query."""
    recused = Recusal.rows.filter(incident=incident, ended_at=None).values("person")
    held = Membership.rows.filter(
        agency__in=list(agencies), role=Role.AGENCY_LEAD, ended_at=None, person__is_active=True
    ).exclude(person__in=recused)
    found: dict[UUID, list[Person]] = {}
    for membership in held.select_related("person").order_by("started_at", "person__full_name"):
        found.setdefault(membership.agency_id, []).append(membership.person)  # type: ignore[arg-type]
    return found


def agencies_to_ask(incident: Incident) -> list[AgencyToAsk]:
    """Every agency of the partnership, statutory partners first."""
    agencies = agencies_of(incident.partnership)
    leads = leads_of(agencies, incident)
    standing = AgencyRequest.rows.filter(incident=incident).exclude(state=RequestState.WITHDRAWN)
    asked = {request.agency_id: request for request in standing}
    for request in asked.values():
        request.incident = incident
    return [AgencyToAsk(each, tuple(leads.get(each.pk, ())), asked.get(each.pk)) for each in agencies]


def people_of_case(incident: Incident) -> list[dict[str, str]]:
    """Who can be asked about, by code: the children, then others of the people register. Nobody's name is opened."""
    children = [
        {"alias": child.alias, "words": "The child"} for child in Child.rows.filter(incident=incident)
    ]
    others = RegisterEntry.rows.filter(incident=incident, child=None).order_by("alias")
    known = {each["alias"] for each in children}
    return children + [
        {"alias": alias, "words": Relation(relation).heading}
        for alias, relation in others.values_list("alias", "relation")
        if alias not in known
    ]


def draft_of(incident: Incident) -> RequestDraft | None:
    """What is about to be asked in a case; None where nothing was written."""
    return RequestDraft.rows.filter(incident=incident).first()


def notified_on(incident: Incident) -> date | None:
    """The day on which the Panel was notified, from which the local plan counts."""
    standing = Notice.rows.filter(incident=incident, kind=NoticeKind.PANEL, withdrawn_on=None)
    return standing.values_list("sent_on", flat=True).first()


def last_contact_phone(incident: Incident) -> str:
    """The number that agencies were last given to call, in this partnership."""
    given = AgencyRequest.rows.filter(partnership=incident.partnership_id).exclude(contact_phone="")
    return given.order_by("-sent_at").values_list("contact_phone", flat=True).first() or ""


def last_lead_phones(incident: Incident, people: Iterable[Person]) -> dict[UUID, str]:
    """The number on which each lead was last reached, from earlier requests. One query."""
    known = AgencyRequest.rows.filter(partnership=incident.partnership_id, lead__in=list(people))
    rows = known.exclude(lead_phone="").order_by("sent_at").values_list("lead", "lead_phone")
    return dict(rows)


def requests_of(incident: Incident) -> models.QuerySet[AgencyRequest]:
    """The requests of a case, by their codes."""
    return AgencyRequest.rows.filter(incident=incident).select_related("agency", "lead", "deputy")


def people_who_get_mail(asked: AgencyRequest) -> list[Person]:
    """The lead of a request, then its deputy: those of them who still lead the agency and do not stand back."""
    leads = leads_of([asked.agency_id], asked.incident).get(asked.agency_id, [])
    return [person for person in (asked.lead, asked.deputy) if person is not None and person in leads]


def mailed(asked: AgencyRequest, *, due_on: date | None = None) -> Mailed:
    """What mail about a request may say of it."""
    return Mailed(
        reference=asked.reference,
        agency=asked.agency.name,
        partnership=asked.partnership.name,
        kind=asked.kind,
        due_on=due_on or asked.due_on,
        address=address_of_request(asked.pk),
        contact=asked.sent_by.full_name,
        phone=asked.contact_phone,
    )


def address_of_request(pk: UUID) -> str:
    """Where the agency answers: the page in the portal, with the address of the site."""
    return f"{settings.CASEWORK_ADDRESS}{reverse('view_own_request', kwargs={'request_id': pk})}"


def open_requests(at: datetime) -> models.QuerySet[AgencyRequest]:
    """The requests of all cases that may be reminded now: asked, not paused, their case not closed. For the worker."""
    rows = AgencyRequest.rows.filter(state=RequestState.ASKED, paused_at=None, sent_at__lte=at)
    return rows.exclude(incident__stage=Stage.CLOSED).select_related("incident").order_by("due_on", "pk")


def upload_bytes(upload: ReturnUpload) -> bytes:
    """The bytes of what an agency sent. Raises FileNotFoundError where they are gone."""
    return storing.read(upload.stored_as)
