"""What waits for a person in this room: versions to sign, and months' updates by email to decide on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, DateField, F, IntegerField, Value
from django.db.models.functions import Cast

from jigsaw.accounts.models import Person
from jigsaw.teaching.queries.articles import waits_for
from jigsaw.teaching.queries.bulletins import bulletins_to_decide


@dataclass(frozen=True)
class ToSign:
    """A version that waits for a signature: of which article, its number, and the kind of article."""

    article: UUID
    number: int
    kind: str


@dataclass(frozen=True)
class ToDecide:
    """A month's updates by email that wait for a decision."""

    bulletin: UUID
    month: date


def waiting_in_teaching(person: Person) -> list[ToSign | ToDecide]:
    """What this person is to sign, lower numbers first, then what they are to decide on, newest first. One query."""
    versions = waits_for(person).order_by().values_list(
        "article_id", "number", F("article__kind"), Cast(Value(None), DateField())
    )  # fmt: skip
    bulletins = bulletins_to_decide(person).order_by().values_list(
        "pk", Cast(Value(None), IntegerField()), Value("", CharField()), "month"
    )  # fmt: skip
    rows = list(versions.union(bulletins, all=True))
    signed = sorted((row for row in rows if row[3] is None), key=lambda row: (row[1], str(row[0])))
    decided = sorted((row for row in rows if row[3] is not None), key=lambda row: str(row[0]))
    decided.sort(key=lambda row: row[3], reverse=True)
    return [ToSign(*row[:3]) for row in signed] + [ToDecide(row[0], row[3]) for row in decided]
