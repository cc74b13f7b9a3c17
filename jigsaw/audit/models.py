"""The audit trail: one row for each act and each reading, chained, never changed."""

from __future__ import annotations

from django.db import models

from jigsaw.audit.acting import ActRequired, an_act_is_under_way
from jigsaw.audit.sensitivity import PUBLISHABLE, RESTRICTED, sensitivity


class Event(models.Model):
    """One act or one reading. `hash` seals the row together with the row before it."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    by = models.CharField(max_length=40, help_text="Identifier of the person, or the name of a process")
    partnership = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=120, blank=True, help_text="Kind and identifier of the row acted on")
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    SENSITIVITY = sensitivity(
        number=PUBLISHABLE,
        at=RESTRICTED,
        verb=RESTRICTED,
        by=RESTRICTED,
        partnership=RESTRICTED,
        about=RESTRICTED,
        details=RESTRICTED,
        previous=PUBLISHABLE,
        hash=PUBLISHABLE,
    )

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["partnership", "number"]),
            models.Index(fields=["about", "number"]),
            models.Index(
                fields=["number"], name="acts_by_number", condition=~models.Q(verb__in=("read", "refused"))
            ),
        ]


class ActOnlyQuerySet(models.QuerySet):
    """Refuses bulk changes outside an act."""

    def update(self, **values):
        _need_an_act(self.model)
        return super().update(**values)

    def delete(self):
        _need_an_act(self.model)
        return super().delete()

    def bulk_create(self, objs, *args, **options):
        _need_an_act(self.model)
        return super().bulk_create(objs, *args, **options)

    def bulk_update(self, objs, fields, *args, **options):
        _need_an_act(self.model)
        return super().bulk_update(objs, fields, *args, **options)


class ActOnlyModel(models.Model):
    """A row that changes only inside `audit.actions.act(...)`, so that no change goes unrecorded."""

    class Meta:
        abstract = True

    def save(self, *args, **options):
        _need_an_act(type(self))
        super().save(*args, **options)

    def delete(self, *args, **options):
        _need_an_act(type(self))
        return super().delete(*args, **options)


def _need_an_act(model: type[models.Model]) -> None:
    if not an_act_is_under_way():
        raise ActRequired(f"{model.__name__} rows change only inside a named act (audit.actions.act)")
