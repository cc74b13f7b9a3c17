"""Who asked for which updates by email, and the links that prove it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Subscription(models.Model):
    """Updates by email that one address asked for. Nothing is sent before it is confirmed from the mailbox.

    Asked, confirmed, ended: each is a date. What was released after `news_since` is news to it.
    """

    class Why(models.TextChoices):
        READER = "reader", "The reader ended it"
        BOUNCED = "bounced", "Mail to the address could not be delivered"

    email = models.EmailField(db_index=True, help_text="In lower case")
    publisher = models.SlugField(blank=True, help_text="One partnership; empty for the whole region")
    themes = models.JSONField(default=list, help_text="Words of the vocabulary; none means all")
    name = models.CharField(max_length=80, blank=True, help_text="What the reader calls a saved search")
    query = models.JSONField(default=dict, help_text="A saved search: the parts of its address; else empty")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    news_since = models.DateTimeField(null=True)
    last_sent_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=10, blank=True, choices=Why.choices)
    bounced = models.PositiveSmallIntegerField(default=0, help_text="Temporary bounces in a row")
    bounced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["publisher", "confirmed_at", "id"], name="learning_subscribers")]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, news_since=None)
                | Q(confirmed_at__isnull=False, news_since__isnull=False),
                name="confirmed_from_a_moment_on",
            ),
            models.CheckConstraint(
                condition=Q(name="") | Q(publisher=""),
                name="a_bulletin_or_a_search",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_why="")
                | (Q(ended_at__isnull=False, confirmed_at__isnull=False) & ~Q(ended_why="")),
                name="ended_with_its_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"Updates of {self.publisher or 'the region'}"

    @property
    def is_search(self) -> bool:
        """Whether it tells of what a saved search finds; else it is the bulletin of each month."""
        return bool(self.name)

    @property
    def is_running(self) -> bool:
        """Whether mail goes out for it."""
        return self.confirmed_at is not None and self.ended_at is None


class SubscriptionLink(models.Model):
    """One link that was sent to the address. Only its hash is kept; each mail has a link of its own."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Link of {self.made_at:%Y-%m-%d}"
