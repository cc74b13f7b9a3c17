"""People who sign in."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from jigsaw.audit.models import ActOnlyModel, ActOnlyQuerySet
from jigsaw.audit.sensitivity import IDENTIFYING, PUBLISHABLE, RESTRICTED, sensitivity


class People(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Person(AbstractBaseUser):
    """Somebody who may sign in. What they may do stands in their memberships, never here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    full_name = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    invited_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]
    objects = People()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        email=IDENTIFYING,
        full_name=IDENTIFYING,
        is_active=RESTRICTED,
        invited_at=RESTRICTED,
        password=RESTRICTED,
        last_login=RESTRICTED,
    )

    class Meta:
        ordering = ["full_name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.full_name


class ConfirmationCode(ActOnlyModel):
    """A code mailed to a person, to be typed again at the moment of a grave act. Kept as a hash, used once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=80, help_text="What it confirms: a kind and an identifier")
    code_hash = models.CharField(max_length=128)
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    objects = ActOnlyQuerySet.as_manager()

    SENSITIVITY = sensitivity(
        id=PUBLISHABLE,
        person=IDENTIFYING,
        purpose=RESTRICTED,
        code_hash=RESTRICTED,
        sent_at=RESTRICTED,
        tries=RESTRICTED,
        used_at=RESTRICTED,
    )

    class Meta:
        ordering = ["sent_at", "pk"]
        indexes = [models.Index(fields=["person", "sent_at"])]
