"""Mail that waits to be sent, and signs of life of the processes that run by themselves."""

from __future__ import annotations

import uuid

from django.db import models

from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity


class Mail(models.Model):
    """One mail, written in the transaction of the act that causes it and sent by the worker.

    It says that something waits and where; it never holds case detail.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=120, unique=True, help_text="The same mail is never written twice")
    person = models.CharField(max_length=40, help_text="Identifier of the person it is for")
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    written_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        key=RESTRICTED,
        person=RESTRICTED,
        to=IDENTIFYING,
        subject=RESTRICTED,
        body=RESTRICTED,
        written_at=RESTRICTED,
        attempts=RESTRICTED,
        next_attempt_at=RESTRICTED,
        sent_at=RESTRICTED,
        given_up_at=RESTRICTED,
    )

    class Meta:
        indexes = [models.Index(fields=["sent_at", "next_attempt_at"])]


class Heartbeat(models.Model):
    """When a process that runs by itself last showed that it is alive."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()

    SENSITIVITY = sensitivity(name=PUBLISHABLE, at=PUBLISHABLE)
