"""Add somebody to the people register."""

from __future__ import annotations

from typing import Any

from jigsaw.incidents.desk.register_form import RegisterFormPage
from jigsaw.incidents.models import Child
from jigsaw.incidents.rules.terms import Relation


class AddRegisterEntry(RegisterFormPage):
    """Somebody of the family or around it."""

    heading = "Add a person to the register"

    def held(self) -> dict[str, Any]:
        """The alias of the child whose line in the register led here."""
        wanted = self.request.GET.get("child", "")
        children = self.rows(Child).filter(incident=self.incident)
        child = next((each for each in children if str(each.pk) == wanted), None)
        return {"alias": child.alias, "relation": Relation.CHILD} if child else {}
