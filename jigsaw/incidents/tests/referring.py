"""An invented referral, made and screened by the verbs themselves."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.incidents.actions.referrals import save_referral_part, screen_referral, send_referral
from jigsaw.incidents.models import Referral, ReferralDraft
from jigsaw.incidents.rules.terms import Accuracy, Outcome, ReferralState, Suspicion
from jigsaw.incidents.tests.factories import NOW, TUESDAY
from jigsaw.partnerships.models import Agency, Partnership

# Names that stand in no page, mail, event or title but where they were opened.
CANARY = "Zephyrine Quillfeather"
NAMES = f"Child A: {CANARY}, 3 April 2026"
REASONS = "Child A was seriously harmed, and nobody can explain how."
LETTER = "Dear colleague,\n\nThank you for your referral. We have closed it."


def parts(agency: Agency | None = None, organisation: str = "", **more: Any) -> dict[str, dict[str, Any]]:
    """The parts of a referral as its pages save them; `more` changes single fields."""
    whole: dict[str, dict[str, Any]] = {
        "who": {
            "agency": str(agency.pk) if agency else "",
            "organisation": organisation,
            "referrer_name": "Sam Okafor",
            "referrer_role": "Named nurse",
            "referrer_contact": "sam.okafor@alderbrook-health.example",
            "lead_name": "Ruth Adeyemi",
            "lead_role": "Designated doctor",
            "lead_agreed_on": date(2026, 5, 1),
        },
        "incident": {
            "happened_on": date(2026, 4, 30),
            "happened_accuracy": Accuracy.EXACT.value,
            "place": "Alderbrook, at home",
            "outcome": Outcome.SERIOUSLY_HARMED.value,
            "abuse_or_neglect": Suspicion.YES.value,
            "children": "Child A, 1 month",
            "what_happened": "Child A was taken to hospital with injuries that nobody could explain.",
        },
        "why": {
            "why_serious": "The injuries may last, and nobody can say how they came about.",
            "working_together": "The health visitor had not been told of the first injury.",
        },
        "people": {"names": NAMES},
    }
    return {
        part: {name: more.get(name, value) for name, value in values.items()}
        for part, values in whole.items()
    }


def written(who: Person, home: Partnership, *, at: datetime = NOW, **more: Any) -> ReferralDraft:
    """A referral with every part whole, not sent."""
    if "organisation" not in more:
        membership = who.memberships.filter(partnership=home, agency__isnull=False).first()
        more.setdefault("agency", membership.agency if membership else home.agencies.first())
    for part, values in parts(**more).items():
        draft = save_referral_part(partnership=home, part=part, values=values, by=who, at=at)
    return draft


def sent(who: Person, home: Partnership, *, at: datetime = NOW, **more: Any) -> Referral:
    """A referral that waits to be screened."""
    return send_referral(written(who, home, at=at, **more), by=who, at=at)


def screened(referral: Referral, who: Person, outcome: ReferralState, *, at: datetime = TUESDAY) -> Referral:
    """A referral on which somebody decided."""
    return screen_referral(referral, outcome=outcome.value, reasons=REASONS, letter=LETTER, by=who, at=at)
