"""Mail to readers that waits to be sent by the worker."""

from __future__ import annotations

import uuid

from django.db import models


class OutgoingMail(models.Model):
    """One mail to a reader, written in the transaction of what causes it. Its text goes once it is sent.

    `attachments` are texts: [{"filename", "content", "type"}], as a calendar file is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=160, unique=True, help_text="The same mail is never written twice")
    to = models.EmailField(db_index=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    headers = models.JSONField(default=dict)
    attachments = models.JSONField(default=list)
    written_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    # What is left of a mail that was sent or is never to be: that it was.
    EMPTIED = {"body": "", "headers": {}, "attachments": []}

    class Meta:
        ordering = ["written_at"]
        indexes = [models.Index(fields=["sent_at", "next_attempt_at"], name="learning_mail_waiting")]

    def __str__(self) -> str:
        return self.key
