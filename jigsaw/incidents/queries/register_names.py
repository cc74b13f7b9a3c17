"""The names in a case's people register, for comparing other texts with them. Never shown, never kept."""

from __future__ import annotations

from jigsaw.incidents.models import Incident, RegisterEntry
from jigsaw.incidents.queries.register import details_of

NAMES = ("full_name", "also_known_as")


def register_names(incident: Incident) -> list[str]:
    """Every name of everybody in the register, as written there. Raises SealBroken where a seal does not open.

    The case's writing is held against them whoever writes, so this asks for no permission: what comes back must not
    leave the comparison.
    """
    opened = [details_of(entry) for entry in RegisterEntry.rows.filter(incident=incident)]
    kept = [details.get(field) or [] for details in opened for field in NAMES]
    names = [name for each in kept for name in ([each] if isinstance(each, str) else each)]
    return [name.strip() for name in names if name.strip()]
