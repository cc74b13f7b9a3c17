"""The people register: who may open it, and what an entry holds once it is opened."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.files.sealing import open_seal
from jigsaw.incidents.models import CaseMember, Child, Incident, RegisterEntry


@dataclass(frozen=True)
class Line:
    """Somebody of the register without what identifies them; `entry_id` is None where nothing is written yet."""

    alias: str
    relation: str
    entry_id: Any = None
    child_id: Any = None


def place_of(entry: RegisterEntry) -> str:
    """The place to which the seal of an entry is bound."""
    return f"register {entry.pk}"


def details_of(entry: RegisterEntry) -> dict[str, Any]:
    """What identifies the person: opened. A page that shows it records whose entry it was.

    Raises SealBroken where the seal does not open.
    """
    return json.loads(open_seal(bytes(entry.sealed), place=place_of(entry))) if entry.sealed else {}


def is_named_for_register(incident: Incident, person: Person) -> bool:
    """Whether the person is a member of the case who is named for its people register."""
    return CaseMember.rows.filter(
        incident=incident, person=person, ended_at=None, opens_register=True
    ).exists()


def lines_of(entries: list[RegisterEntry], incident: Incident) -> list[Line]:
    """The people of a register, and the children of the incident who are not written in it yet."""
    known = {entry.child_id for entry in entries}
    lines = [Line(e.alias, e.relation, entry_id=e.pk, child_id=e.child_id) for e in entries]
    missing = Child.rows.filter(incident=incident).exclude(pk__in=[pk for pk in known if pk])
    return [Line(child.alias, "child", child_id=child.pk) for child in missing] + lines
