"""Regions, partnerships, agencies, and who holds which role where."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models

from jigsaw.audit.models import ActOnlyModel, ActOnlyQuerySet
from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity
from jigsaw.components.colours import DEFAULT_PRIMARY, DEFAULT_TINT
from jigsaw.partnerships.roles import Role, roles_that_may


class Region(ActOnlyModel):
    """Partnerships that share a framework, a vocabulary and a front page."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    objects = ActOnlyQuerySet.as_manager()

    SENSITIVITY = sensitivity(id=PUBLISHABLE, slug=PUBLISHABLE, name=PUBLISHABLE)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Partnership(ActOnlyModel):
    """A safeguarding children partnership: the tenant of every row of casework."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="partnerships")
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=20, help_text="Also the code of its references, like ASCP")
    case_prefix = models.CharField(
        max_length=8, blank=True, help_text="Begins a case's reference, like AB-2026-04"
    )
    area = models.CharField(max_length=80, help_text="The place, like Alderbrook")
    website = models.URLField()
    helpline_text = models.CharField(max_length=200)
    helpline_phone = models.CharField(max_length=30)
    media_name = models.CharField(max_length=80)
    media_email = models.EmailField(help_text="A role mailbox, not a person's")
    media_phone = models.CharField(max_length=30)
    signatures_needed = models.PositiveSmallIntegerField(default=2)
    primary_colour = models.CharField(max_length=7, default=DEFAULT_PRIMARY)
    tint_colour = models.CharField(max_length=7, default=DEFAULT_TINT)
    objects = ActOnlyQuerySet.as_manager()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        region=PUBLISHABLE,
        slug=PUBLISHABLE,
        name=PUBLISHABLE,
        short_name=PUBLISHABLE,
        case_prefix=PUBLISHABLE,
        area=PUBLISHABLE,
        website=PUBLISHABLE,
        helpline_text=PUBLISHABLE,
        helpline_phone=PUBLISHABLE,
        media_name=PUBLISHABLE,
        media_email=PUBLISHABLE,
        media_phone=PUBLISHABLE,
        signatures_needed=RESTRICTED,
        primary_colour=PUBLISHABLE,
        tint_colour=PUBLISHABLE,
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ScopedQuerySet(ActOnlyQuerySet):
    """Rows that carry their partnership."""

    def visible_to(self, person, permission: str, *, at: datetime | None = None):
        """The rows of those partnerships in which the person holds a role that may do `permission`.

        `at` is the time of asking, for rooms where access ends at a minute.
        """
        held = Membership.current(person).filter(role__in=roles_that_may(permission))
        return self.filter(partnership__in=held.values("partnership"))


class ScopedModel(ActOnlyModel):
    """A row of casework: it carries its partnership, and pages reach it by `rows.visible_to` alone."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="+")
    rows = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True


class WrittenInParts(ScopedModel):
    """A row that several people write, each page a part of it. See `partnerships.saving`."""

    revision = models.PositiveIntegerField(default=0, help_text="Rises by one with each saved part")
    part_changes = models.JSONField(
        default=dict, help_text="Who changed which part last: {part: [revision, person, time]}"
    )

    class Meta:
        abstract = True


class Agency(ScopedModel):
    """A partner agency, like a police force or a community health trust."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=120)
    kind = models.SlugField(help_text="Its kind in the vocabulary of agencies, like health-visiting")
    statutory = models.BooleanField(default=False, help_text="One of the three statutory partners")

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE, partnership=PUBLISHABLE, name=PUBLISHABLE, kind=PUBLISHABLE, statutory=PUBLISHABLE
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="agency_named_once_in_a_partnership")
        ]

    def __str__(self) -> str:
        return self.name


class Membership(ScopedModel):
    """One person holding one role in one partnership, from a day until a day."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=[(r.value, r.words) for r in Role])
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="memberships")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        partnership=RESTRICTED,
        person=IDENTIFYING,
        role=RESTRICTED,
        agency=RESTRICTED,
        started_at=RESTRICTED,
        ended_at=RESTRICTED,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "person", "role"],
                condition=models.Q(ended_at__isnull=True),
                name="one_current_membership_for_a_role",
            )
        ]

    @classmethod
    def current(cls, person) -> models.QuerySet[Membership]:
        """The memberships that the person holds now; none for somebody whose access has ended."""
        if not getattr(person, "is_active", False) or person.pk is None:
            return cls.rows.none()
        return cls.rows.filter(person=person, ended_at__isnull=True)


class Holiday(ActOnlyModel):
    """A day in England that is not a working day, beyond Saturdays and Sundays. Editable, dated, sourced."""

    day = models.DateField(unique=True)
    name = models.CharField(max_length=80)
    source = models.CharField(max_length=200)
    added_at = models.DateTimeField()
    objects = ActOnlyQuerySet.as_manager()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE, day=PUBLISHABLE, name=PUBLISHABLE, source=PUBLISHABLE, added_at=PUBLISHABLE
    )

    class Meta:
        ordering = ["day"]


class Autosave(models.Model):
    """What one person typed on one page and has not saved yet. Theirs alone, sealed; written by `keeping` only.

    Keeping it is no act of a case, so nothing is recorded each half minute; it goes when the page is saved.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.CharField(max_length=300, help_text="The page's address without its query")
    sealed = models.BinaryField(help_text="The fields as the form would send them, sealed for this row")
    saved_at = models.DateTimeField()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE, person=RESTRICTED, path=RESTRICTED, sealed=IDENTIFYING, saved_at=RESTRICTED
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "path"], name="one_autosave_a_page")]
        indexes = [models.Index(fields=["saved_at"], name="autosave_saved_at")]
