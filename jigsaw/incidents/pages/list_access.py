"""Who has access to a case, since when and why; who opens its people register; who stands back; emergencies."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.accounts.queries import names_of
from jigsaw.calendar import london
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import CaseMember, EmergencyAccess, Recusal
from jigsaw.incidents.queries.access import (
    access_history,
    emergencies_of,
    identifiers_with_access,
    members_of,
    recusals_of,
    roles_of,
)
from jigsaw.incidents.queries.history import who_did
from jigsaw.incidents.rules.access import still_open


class ListAccess(CasePage):
    """Everybody with access to the case sees who else has it."""

    permission = "view_case"
    heading = "People with access"

    def on_get(self) -> HttpResponse:
        """Show them."""
        members, recusals = members_of(self.incident), recusals_of(self.incident)
        self.reaching = identifiers_with_access(self.incident)
        self.roles = roles_of(self.incident.partnership_id, [m.person_id for m in members])
        self.is_member = self.who.pk in self.reaching
        self.may_give = self.is_member and self.may_here("give_access")
        self.names = names_of({m.added_by for m in members} | {r.declared_by for r in recusals})
        recused = {r.person_id for r in recusals}
        emergencies = emergencies_of(self.incident)
        return self.show(
            members=[self.member_line(m) for m in members if m.person_id not in recused],
            recusals=[self.recusal_line(r) for r in recusals],
            waiting=[self.waiting_line(e) for e in emergencies if self.waits(e)],
            now_open=[self.given_line(e) for e in emergencies if e.ends_at and e.ends_at > self.now],
            changes=[
                {"what": c.what, "who": c.who, "when": london.words(c.at), "why": c.why}
                for c in access_history(self.incident)
            ],
            before=[self.past_line(e) for e in emergencies if self.is_past(e)],
            **self.ways(),
        )

    def ways(self) -> dict[str, Any]:
        """Where this person can go on to."""
        return {
            "may_give": self.may_give,
            "add_href": self.address("add_case_member") if self.may_give else "",
            "stand_back_href": self.address("declare_recusal") if self.may_here("recuse") else "",
        }

    def member_line(self, member: CaseMember) -> dict[str, Any]:
        """One member: name, role, since when and by whom, why, whether the register is open to them."""
        name = member.person.full_name
        may = self.may_give
        return {
            "name": name,
            "role": self.roles.get(member.person_id, ""),
            "reaches": member.person_id in self.reaching,
            "since": london.date_words(london.to_london(member.added_at).date()),
            "by": who_did(member.added_by, self.names),
            "why": member.why,
            "register": member.opens_register,
            "register_href": self.address("name_for_register", member_id=member.pk) if may else "",
            "end_href": self.address("end_case_member", member_id=member.pk) if may else "",
        }

    def recusal_line(self, recusal: Recusal) -> dict[str, Any]:
        """One person who stands back: name, reason, since when, who recorded it."""
        own = recusal.declared_by == str(recusal.person_id)
        return {
            "name": recusal.person.full_name,
            "reason": recusal.reason,
            "since": london.date_words(london.to_london(recusal.declared_at).date()),
            "by": "" if own else who_did(recusal.declared_by, self.names),
            "end_href": self.address("end_recusal", recusal_id=recusal.pk) if self.may_give else "",
        }

    def waits(self, emergency: EmergencyAccess) -> bool:
        """Whether the request waits for an answer."""
        return still_open(emergency.asked_at, emergency.decided_at, self.now)

    def is_past(self, emergency: EmergencyAccess) -> bool:
        """Whether it is over: refused, lapsed, or its hours have gone."""
        running = emergency.ends_at is not None and emergency.ends_at > self.now
        return not running and not self.waits(emergency)

    def waiting_line(self, emergency: EmergencyAccess) -> dict[str, Any]:
        """One request that waits, with its page for those who may answer it."""
        own = emergency.person_id == self.who.pk
        may = self.is_member and not own and self.may_here("approve_emergency_access")
        return {
            "name": emergency.person.full_name,
            "reason": emergency.reason,
            "asked": london.words(emergency.asked_at),
            "href": self.address("decide_emergency_access", emergency_id=emergency.pk) if may else "",
        }

    def given_line(self, emergency: EmergencyAccess) -> dict[str, Any]:
        """One person who is let in now, until when, and by whom."""
        assert emergency.ends_at is not None
        decided_by = emergency.decided_by
        return {
            "name": emergency.person.full_name,
            "reason": emergency.reason,
            "until": london.words(emergency.ends_at),
            "by": decided_by.full_name if decided_by else "",
        }

    def past_line(self, emergency: EmergencyAccess) -> dict[str, Any]:
        """One request that is over, with what came of it."""
        decided_by = emergency.decided_by.full_name if emergency.decided_by else ""
        if emergency.ends_at:
            came = f"Approved by {decided_by}, ended {london.words(emergency.ends_at)}"
        else:
            came = f"Refused by {decided_by}" if decided_by else "Nobody answered"
        return {
            "name": emergency.person.full_name,
            "reason": emergency.reason,
            "asked": london.words(emergency.asked_at),
            "came": came,
        }
