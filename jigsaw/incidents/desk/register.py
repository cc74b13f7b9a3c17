"""Pages of the people register: for those members of the case who are named for it, and for nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from jigsaw.calendar import london
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import CaseMember, Incident, RegisterEntry
from jigsaw.incidents.rules.people import nhs_number_words

KEPT_APART = "Kept apart. Shown only to people you name."
SHOWN = {
    "full_name": "Full name",
    "also_known_as": "Also known as",
    "date_of_birth": "Date of birth",
    "address": "Address",
    "school": "School or nursery",
    "nhs_number": "NHS number",
    "phone": "Phone",
    "email": "Email",
    "notes": "Notes",
}


class RegisterPage(CasePage):
    """A page about the people of one case."""

    permission = "open_register"
    entry: RegisterEntry | None = None

    def find_row(self) -> Incident:
        """The case, for a member who is named for its register; 404 for everybody else."""
        named = self.rows(CaseMember).filter(person=self.who, ended_at=None, opens_register=True)
        self.find(named, incident=self.kwargs["incident_id"])
        incident = super().find_row()
        if "entry_id" in self.kwargs:
            entries = self.rows(RegisterEntry).filter(incident=incident).select_related("child")
            self.entry = self.find(entries, pk=self.kwargs["entry_id"])
        return incident

    def _partnership(self) -> Any:
        return getattr(getattr(self, "incident", None), "partnership", None)

    def audience_words(self) -> str:
        """The line that says who sees the page."""
        return KEPT_APART

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The case, the register, this page."""
        way = super().crumbs(heading)
        if self.name() != "list_register":
            way.insert(-1, {"text": "People register", "href": self.address("list_register")})
        return way


def shown_details(details: dict[str, Any]) -> list[dict[str, Any]]:
    """What an entry holds, as rows of a list of facts; what it does not hold is left out."""
    rows = []
    for name, words in SHOWN.items():
        value = details.get(name)
        if value:
            rows.append(
                {
                    "key": {"text": words},
                    "value": {"html": _in_lines(_in_words(name, value))},
                }
            )
    return rows


def _in_lines(words: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", [(line,) for line in words.splitlines()])


def _in_words(name: str, value: Any) -> str:
    if name == "date_of_birth":
        return london.date_words(date.fromisoformat(value))
    if name == "nhs_number":
        return nhs_number_words(value)
    return "\n".join(value) if isinstance(value, list) else str(value)
