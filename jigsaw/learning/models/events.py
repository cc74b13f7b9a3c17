"""Webinars and the people who booked a place at them.

An event crosses from casework when it is made public; a booking is written by whoever books, in the public process.
"""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.library.models import Publisher


class Event(models.Model):
    """One webinar as it was last made public."""

    OPEN, CANCELLED = "open", "cancelled"

    id = models.UUIDField(primary_key=True, help_text="The identifier of the event in casework")
    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="events")
    slug = models.SlugField(max_length=120, unique=True)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    summary = models.TextField(help_text="Paragraphs, parted by empty lines")
    starts_at = models.DateTimeField(db_index=True)
    ends_at = models.DateTimeField()
    joining_address = models.URLField(max_length=1000, help_text="Shown to people with a place, nowhere else")
    contact_email = models.EmailField(help_text="Whom people write to about the event")
    places = models.PositiveIntegerField()
    speakers = models.JSONField(default=list, help_text='[{"name", "role"}]')
    sessions = models.JSONField(default=list, help_text='[{"time", "title"}]')
    objectives = models.JSONField(default=list, help_text="What people will be able to do, one sentence each")
    organisations = models.JSONField(default=list, help_text="The list from which people choose theirs")
    editions = models.JSONField(default=list, help_text="Identifiers of the editions that it is about")
    themes = models.JSONField(default=list, help_text="Words of the vocabulary that it is about")
    state = models.CharField(max_length=10, default=OPEN)
    cancelled_why = models.CharField(max_length=300, blank=True)
    ics_sequence = models.PositiveIntegerField(default=0, help_text="Rises with every change of the time")
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    numbers = models.JSONField(null=True, help_text="What is kept when the bookings are deleted: counts")

    class Meta:
        ordering = ["starts_at", "title"]

    def __str__(self) -> str:
        return self.title


class Booking(models.Model):
    """One person's place at an event, or their place in the line for one.

    An echo is what somebody sees who books again with an email address that has a booking: it holds nobody's
    details, takes no place and counts nowhere, and it looks the same, so that the page tells nothing about others.
    """

    BOOKED, WAITING, OFFERED, CANCELLED, LAPSED = "booked", "waiting", "offered", "cancelled", "lapsed"
    HOLDING = (BOOKED, OFFERED)
    STANDING = (BOOKED, WAITING, OFFERED)

    event = models.ForeignKey(Event, models.CASCADE, related_name="bookings")
    reference = models.CharField(max_length=12, unique=True)
    calendar_uid = models.UUIDField(default=uuid.uuid4, editable=False)
    is_echo = models.BooleanField(default=False)
    full_name = models.CharField(max_length=120, blank=True)
    work_email = models.EmailField(blank=True, help_text="In small letters")
    organisation = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=60, blank=True)
    works_in_area = models.BooleanField(null=True)
    access_needs = models.CharField(max_length=500, blank=True)
    newsletter = models.BooleanField(default=False, help_text="Whether they asked for email updates")
    state = models.CharField(max_length=10)
    offer_until = models.DateTimeField(null=True)
    reminded = models.PositiveSmallIntegerField(default=0, help_text="How many of the reminders have gone")
    booked_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "work_email"],
                condition=models.Q(is_echo=False, state__in=["booked", "waiting", "offered"]),
                name="learning_one_booking_a_person",
            )
        ]
        indexes = [
            models.Index(fields=["event", "state"], name="learning_bookings_by_state"),
            models.Index(fields=["state", "offer_until"], name="learning_offers"),
        ]

    def __str__(self) -> str:
        return self.reference


class BookingLink(models.Model):
    """A link to a booking that stands in a mail or was shown once. The link itself is not kept, only its seal."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="links")
    seal = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"link of {self.booking_id}"


class Queue(models.Model):
    """The lock of an event: whoever gives out its places holds this row, one at a time."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True)
    turns = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.event_id)
