"""What follows a webinar: who was there, certificates, what people thought and changed, recording and slides.

Attendance, certificates and materials cross from casework; feedback and what was changed are written by whoever has the
link of a booking, in the public process. When bookings go, answers and check codes stay without the person.
"""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.learning.models.events import Booking, Event


class Attendance(models.Model):
    """How long somebody was there, and whether that was long enough to have attended."""

    booking = models.OneToOneField(Booking, models.CASCADE, primary_key=True, related_name="attendance")
    minutes = models.PositiveIntegerField()
    has_attended = models.BooleanField()
    recorded_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, help_text="When they were asked what they changed")

    class Meta:
        indexes = [models.Index(fields=["has_attended", "asked_at"], name="learning_to_be_asked")]

    def __str__(self) -> str:
        return f"{self.minutes} minutes"


class Certificate(models.Model):
    """A certificate that anybody may check by its code. It says no name: initials, event and minutes alone."""

    code = models.CharField(max_length=14, primary_key=True, help_text="As people type it: K7QM-2XVD-9RTC")
    event = models.ForeignKey(Event, models.CASCADE, related_name="certificates")
    booking = models.OneToOneField(Booking, models.SET_NULL, null=True, related_name="certificate")
    initials = models.CharField(max_length=8)
    minutes = models.PositiveIntegerField()
    issued_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, db_index=True, help_text="When its PDF was made")
    failed_at = models.DateTimeField(null=True, help_text="When its PDF could not be made")

    class Meta:
        ordering = ["issued_at", "code"]

    def __str__(self) -> str:
        return self.code


class CertificateFile(models.Model):
    """The certificate as PDF, with the name on it: it goes with the booking."""

    booking = models.OneToOneField(Booking, models.CASCADE, primary_key=True, related_name="certificate_file")
    filename = models.CharField(max_length=160)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.filename


class Feedback(models.Model):
    """What somebody who attended said of the webinar. It never holds who."""

    class Useful(models.TextChoices):
        """How useful it was for their work."""

        VERY = "very", "Very useful"
        FAIRLY = "fairly", "Fairly useful"
        LITTLE = "little", "Not very useful"
        NOT = "not", "Not useful at all"

    class Easy(models.TextChoices):
        """How easy it was to take part."""

        VERY = "very", "Very easy"
        FAIRLY = "fairly", "Fairly easy"
        HARD = "hard", "Fairly hard"
        VERY_HARD = "very-hard", "Very hard"

    event = models.ForeignKey(Event, models.CASCADE, related_name="feedback")
    booking = models.OneToOneField(Booking, models.SET_NULL, null=True, related_name="feedback")
    useful = models.CharField(max_length=10, choices=Useful.choices)
    differently = models.TextField(blank=True, help_text="What they will do differently, in their words")
    easy = models.CharField(max_length=10, choices=Easy.choices)
    more = models.TextField(blank=True, help_text="Anything else")
    given_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["given_at"]

    def __str__(self) -> str:
        return self.get_useful_display()


class ChangeTold(models.Model):
    """What somebody changed after a webinar, told three months later. Staff check it before it counts as evidence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="changes")
    booking = models.OneToOneField(Booking, models.SET_NULL, null=True, related_name="change")
    organisation = models.CharField(max_length=120, help_text="As in the event's list; any other is Other")
    changed = models.TextField(help_text="What they changed, in their words")
    told_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["told_at"]

    def __str__(self) -> str:
        return self.organisation


class EventMaterials(models.Model):
    """The recording of a webinar with its transcript, and its slides."""

    event = models.OneToOneField(Event, models.CASCADE, primary_key=True, related_name="materials")
    version = models.PositiveIntegerField()
    recording_address = models.URLField(max_length=1000, blank=True)
    captions = models.CharField(
        max_length=120, blank=True, help_text="What captions the recording has: English"
    )
    transcript = models.JSONField(default=list, help_text="Its paragraphs")
    slides_filename = models.CharField(max_length=120, blank=True)
    slides_format = models.CharField(max_length=5, blank=True)
    slides_stored_as = models.CharField(max_length=200, blank=True)
    slides_sha256 = models.CharField(max_length=64, blank=True)
    slides_size = models.PositiveIntegerField(default=0)
    slides_pages = models.PositiveIntegerField(null=True)
    received_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"materials of {self.event_id}"
