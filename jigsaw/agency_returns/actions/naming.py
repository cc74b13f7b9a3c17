"""Names are shown in the place of codes: each time it is recorded who saw them, and where."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.incidents.models import Incident, RegisterEntry
from jigsaw.partnerships.rules import Refused


def show_names(incident: Incident, *, by: Person, at: datetime) -> list[RegisterEntry]:
    """The entries of the people register that the person may open, for names in a view of the chronology.

    Raises Refused for somebody who is not named for the register of this case.
    """
    with act("show_names", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        entries = list(RegisterEntry.rows.visible_to(by, "open_register", at=at).filter(incident=incident))
        if not entries:
            raise Refused("Only people who are named for the people register of this case can see names")
        doing.details["entries"] = len(entries)
    return entries
