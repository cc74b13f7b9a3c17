"""A referral as pages show it: its facts in sections, and its state in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import linebreaksbr

from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.incidents.models import Referral
from jigsaw.incidents.rules.referrals import PARTS
from jigsaw.incidents.rules.terms import Accuracy, Outcome, ReferralState, Suspicion

SHADES = {ReferralState.WAITING: "soon", ReferralState.INCIDENT: "done", ReferralState.CLOSED: "quiet"}
NOTHING = "Nothing was written"


def sections(referral: Referral, parts: Iterable[str] = ("who", "incident", "why")) -> list[dict[str, Any]]:
    """The facts of a referral, part by part: the part, its title, and its rows. Names are never among them."""
    rows = {"who": _who, "incident": _incident, "why": _why}
    return [{"part": part, "title": PARTS[part][0], "rows": rows[part](referral)} for part in parts]


def state_of(referral: Referral) -> dict[str, str]:
    """The word of its state, with its shade."""
    state = ReferralState(referral.state)
    return {"words": state.words, "shade": SHADES[state]}


def line_of(referral: Referral) -> dict[str, Any]:
    """A referral as a line of a list: no word of what it says."""
    decided = london.day_words(london.to_london(referral.screened_at).date()) if referral.screened_at else ""
    return {
        "id": referral.pk,
        "number": referral.number,
        "comes_from": referral.comes_from,
        "sent": london.day_words(london.to_london(referral.made_at).date()),
        "decided": decided,
        "state": state_of(referral),
        "partnership": referral.partnership.short_name,
    }


def happened_words(referral: Referral) -> str:
    """When it happened, with how well that is known."""
    if referral.happened_on is None:
        return "Not known"
    day = date_words(referral.happened_on)
    return f"About {day}" if referral.happened_accuracy == Accuracy.APPROXIMATE else day


def _who(referral: Referral) -> list[dict[str, Any]]:
    agreed = date_words(referral.lead_agreed_on)
    return [
        _row("Agency", referral.comes_from),
        _row("Referred by", f"{referral.referrer_name}, {referral.referrer_role}"),
        _row("Contact", referral.referrer_contact),
        _row("Senior safeguarding lead", f"{referral.lead_name}, {referral.lead_role}. Agreed on {agreed}"),
    ]


def _incident(referral: Referral) -> list[dict[str, Any]]:
    return [
        _row("When it happened", happened_words(referral)),
        _row("Where it happened", referral.place),
        _row("What became of the child", Outcome(referral.outcome).words),
        _row("Abuse or neglect", Suspicion(referral.abuse_or_neglect).words),
        _row("Child or children", referral.children),
        _row("What happened", referral.what_happened),
    ]


def _why(referral: Referral) -> list[dict[str, Any]]:
    return [
        _row("Why it is serious", referral.why_serious),
        _row("How agencies worked together", referral.working_together or NOTHING),
    ]


def _row(key: str, value: str) -> dict[str, Any]:
    return {"key": {"text": key}, "value": {"html": linebreaksbr(value)}}
