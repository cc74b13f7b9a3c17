"""The children of an incident, by alias; and the people register, the only place of real names."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.calendar.present import present
from jigsaw.incidents.models.access import CaseMember
from jigsaw.incidents.models.case import CaseModel, CaseQuerySet, Incident
from jigsaw.incidents.rules.terms import Answer, Placement, Plan, Relation, Sex, choices


class Child(CaseModel):
    """A child of an incident under an alias. A date of birth lies in the people register, the age stands here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="children")
    position = models.PositiveSmallIntegerField()
    alias = models.CharField(max_length=40, help_text="Like Child A")
    age = models.CharField(max_length=40, blank=True, help_text="In words, at the time: 1 month, unborn")
    age_in_years = models.PositiveSmallIntegerField(
        null=True, help_text="None where not known; 0 unborn and under 1"
    )
    unborn = models.BooleanField(default=False)
    sex = models.CharField(max_length=20, choices=choices(Sex), blank=True)
    looked_after = models.CharField(max_length=20, choices=choices(Answer), blank=True)
    care_leaver = models.CharField(max_length=20, choices=choices(Answer), blank=True)
    plan = models.CharField(max_length=20, choices=choices(Plan), blank=True)
    disability = models.CharField(max_length=20, choices=choices(Answer), blank=True)
    ethnicity = models.CharField(max_length=80, blank=True)
    placement = models.CharField(max_length=30, choices=choices(Placement), blank=True)
    known_to_agencies = models.CharField(max_length=20, choices=choices(Answer), blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        position=RESTRICTED,
        alias=RESTRICTED,
        age=RESTRICTED,
        age_in_years=RESTRICTED,
        unborn=RESTRICTED,
        sex=RESTRICTED,
        looked_after=RESTRICTED,
        care_leaver=RESTRICTED,
        plan=RESTRICTED,
        disability=RESTRICTED,
        ethnicity=RESTRICTED,
        placement=RESTRICTED,
        known_to_agencies=RESTRICTED,
    )

    class Meta:
        ordering = ["position", "alias"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "alias"], name="each_alias_once_among_the_children")
        ]


class RegisterQuerySet(CaseQuerySet):
    """The people register: only those members of the case who are named for it."""

    def visible_to(self, person, permission: str, *, at: datetime | None = None):
        """The entries of those cases for whose register the person is named, and which they may reach now."""
        named = CaseMember.rows.filter(person=person, ended_at=None, opens_register=True).values("incident")
        return super().visible_to(person, permission, at=at or present()).filter(incident__in=named)


class RegisterEntry(CaseModel):
    """A real person of a case. All that identifies them is sealed, bound to this row; each opening is audited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="register")
    child = models.OneToOneField(Child, models.SET_NULL, null=True, related_name="register_entry")
    alias = models.CharField(max_length=40, help_text="What they are called everywhere else, like Mother")
    relation = models.CharField(max_length=20, choices=choices(Relation))
    sealed = models.BinaryField(help_text="Names, date of birth, address and the like (files.sealing)")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rows = RegisterQuerySet.as_manager()  # type: ignore[misc]

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=PUBLISHABLE,
        incident=RESTRICTED,
        child=RESTRICTED,
        alias=RESTRICTED,
        relation=RESTRICTED,
        sealed=IDENTIFYING,
        changed_at=RESTRICTED,
        changed_by=IDENTIFYING,
    )

    class Meta:
        ordering = ["relation", "alias"]
        constraints = [
            models.UniqueConstraint(fields=["incident", "alias"], name="each_alias_once_in_a_register")
        ]
