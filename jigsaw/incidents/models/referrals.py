"""Referrals: an agency thinks that an incident may be serious, and the partnership screens it."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.calendar.present import present
from jigsaw.incidents.models.access import Recusal
from jigsaw.incidents.models.case import Incident, cases_open_to
from jigsaw.incidents.rules.terms import Accuracy, Outcome, ReferralState, Suspicion, choices
from jigsaw.partnerships.models import Agency, Membership, ScopedModel, ScopedQuerySet
from jigsaw.partnerships.roles import roles_that_may
from jigsaw.partnerships.rules import ROLES_OF_AN_AGENCY


class ReferralQuerySet(ScopedQuerySet):
    """Referrals: the people of an agency reach those of their own agency, the partnership's staff all of them.

    One that became an incident says what the case says: staff then need access to the case, and a recusal from it
    takes the referral away too.
    """

    def visible_to(self, person, permission: str, *, at: datetime | None = None):
        """The referrals of the partnerships in which the person may do the act.

        Who may make referrals, but not screen them, acts for an agency: they see what that agency sent.
        """
        rows = super().visible_to(person, permission, at=at)
        held = Membership.current(person)
        staff = held.filter(role__in=roles_that_may("screen_referral")).values("partnership")
        senders = roles_that_may(permission) & ROLES_OF_AN_AGENCY
        own = held.filter(role__in=senders, agency__isnull=False).values("agency")
        open_to = models.Q(incident__isnull=True) | models.Q(
            incident__in=cases_open_to(person, at or present())
        )
        recused = Recusal.rows.filter(person=person, ended_at=None).values("incident")
        reached = models.Q(agency__in=own) | (models.Q(partnership__in=staff) & open_to)
        return rows.filter(reached).exclude(incident__in=recused)


class Referral(ScopedModel):
    """One referral. Names of the family are sealed; everything else is written with aliases."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=30, help_text="What mail calls it, like AB-R-2026-03")
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+")
    organisation = models.CharField(
        max_length=120, blank=True, help_text="Who refers, where they are no agency of the partnership"
    )
    recorded_by_staff = models.BooleanField(
        default=False, help_text="It came by telephone or letter, and the partnership's staff wrote it down"
    )
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    referrer_name = models.CharField(max_length=100)
    referrer_role = models.CharField(max_length=100)
    referrer_contact = models.CharField(max_length=254)
    lead_name = models.CharField(max_length=100, help_text="The referrer's senior safeguarding lead")
    lead_role = models.CharField(max_length=100)
    lead_agreed_on = models.DateField()
    happened_on = models.DateField(null=True)
    happened_accuracy = models.CharField(max_length=20, choices=choices(Accuracy))
    place = models.CharField(max_length=120)
    outcome = models.CharField(max_length=20, choices=choices(Outcome))
    abuse_or_neglect = models.CharField(max_length=20, choices=choices(Suspicion))
    children = models.CharField(max_length=500, help_text="Aliases and ages: Child A, 3 years")
    what_happened = models.TextField()
    why_serious = models.TextField()
    working_together = models.TextField(blank=True, help_text="Concerns about how agencies worked together")
    sealed_people = models.BinaryField(null=True, help_text="Names and dates of birth (files.sealing)")
    state = models.CharField(max_length=12, choices=choices(ReferralState), default=ReferralState.WAITING)
    screened_at = models.DateTimeField(null=True)
    screened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    screening_reasons = models.TextField(blank=True)
    letter = models.TextField(blank=True, help_text="The letter that closed it, as sent")
    incident = models.OneToOneField(Incident, models.PROTECT, null=True, related_name="referral")
    rows = ReferralQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        number=RESTRICTED,
        agency=RESTRICTED,
        organisation=RESTRICTED,
        recorded_by_staff=RESTRICTED,
        made_by=IDENTIFYING,
        made_at=RESTRICTED,
        referrer_name=IDENTIFYING,
        referrer_role=RESTRICTED,
        referrer_contact=IDENTIFYING,
        lead_name=IDENTIFYING,
        lead_role=RESTRICTED,
        lead_agreed_on=RESTRICTED,
        happened_on=RESTRICTED,
        happened_accuracy=RESTRICTED,
        place=RESTRICTED,
        outcome=RESTRICTED,
        abuse_or_neglect=RESTRICTED,
        children=RESTRICTED,
        what_happened=RESTRICTED,
        why_serious=RESTRICTED,
        working_together=RESTRICTED,
        sealed_people=IDENTIFYING,
        state=RESTRICTED,
        screened_at=RESTRICTED,
        screened_by=IDENTIFYING,
        screening_reasons=RESTRICTED,
        letter=RESTRICTED,
        incident=RESTRICTED,
    )

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="each_referral_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", screened_at__isnull=True, screened_by__isnull=True)
                | (
                    ~models.Q(state="waiting")
                    & models.Q(screened_at__isnull=False, screened_by__isnull=False)
                    & ~models.Q(screening_reasons="")
                ),
                name="a_screened_referral_has_reasons",
            ),
            models.CheckConstraint(
                condition=models.Q(state="waiting", incident__isnull=True, letter="")
                | models.Q(state="incident", incident__isnull=False, letter="")
                | (models.Q(state="closed", incident__isnull=True) & ~models.Q(letter="")),
                name="a_referral_ends_in_an_incident_or_a_letter",
            ),
            models.CheckConstraint(
                condition=models.Q(agency__isnull=False, organisation="")
                | (models.Q(agency__isnull=True) & ~models.Q(organisation="")),
                name="a_referral_comes_from_an_agency_or_an_organisation",
            ),
        ]

    @property
    def comes_from(self) -> str:
        """The agency or organisation that refers."""
        return self.agency.name if self.agency else self.organisation


class DraftQuerySet(ScopedQuerySet):
    """Unfinished referrals: each is seen by the person who writes it, and by nobody else."""

    def visible_to(self, person, permission: str, *, at: datetime | None = None):
        """The person's own."""
        return super().visible_to(person, permission, at=at).filter(person=person)


class ReferralDraft(ScopedModel):
    """A referral that somebody has not sent yet, sealed, one for each person and partnership.

    Its identifier becomes the referral's, so that sending it twice sends it once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sealed = models.BinaryField(help_text="The parts written so far (files.sealing)")
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    rows = DraftQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        person=IDENTIFYING,
        sealed=IDENTIFYING,
        started_at=RESTRICTED,
        changed_at=RESTRICTED,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["partnership", "person"], name="one_unfinished_referral_a_person")
        ]
