"""Who covers whom during leave."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from jigsaw.accounts.models import Person
from jigsaw.incidents.models import Cover
from jigsaw.partnerships.models import Membership, Partnership
from jigsaw.partnerships.roles import roles_that_may


def may_cover(partnership: Partnership) -> models.QuerySet[Person]:
    """The people who may see work in a partnership now, by name."""
    held = Membership.rows.filter(
        partnership=partnership, role__in=roles_that_may("view_work"), ended_at=None, person__is_active=True
    )
    return Person.objects.filter(pk__in=held.values("person")).order_by("full_name")


def covers_with(person: Person, today: date) -> list[Cover]:
    """The cover that the person has arranged or gives, which lasts or lies ahead, soonest first."""
    rows = Cover.rows.filter(Q(person=person) | Q(covered_by=person), ended_at=None, last_day__gte=today)
    return list(rows.select_related("person", "covered_by", "partnership").order_by("first_day", "pk"))


def on_leave(partnership: Partnership, today: date) -> list[Cover]:
    """The cover that holds in a partnership today."""
    rows = Cover.rows.filter(
        partnership=partnership, ended_at=None, first_day__lte=today, last_day__gte=today
    )
    return list(rows.select_related("person").order_by("first_day", "pk"))
