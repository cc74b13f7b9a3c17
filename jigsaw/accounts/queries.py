"""Who is who."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from jigsaw.accounts.models import Person


def person_with_access(email: str) -> Person | None:
    """The person who has this address and may sign in."""
    return Person.objects.filter(email__iexact=email.strip(), is_active=True).first()


def names_of(identifiers: Iterable[str]) -> dict[str, str]:
    """The names of people by identifier, as the audit trail holds them; names of processes are left out."""
    wanted = set()
    for identifier in identifiers:
        try:
            wanted.add(uuid.UUID(identifier))
        except ValueError:
            continue
    return {str(pk): name for pk, name in Person.objects.filter(pk__in=wanted).values_list("pk", "full_name")}
