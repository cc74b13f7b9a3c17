"""The decision as its pages show it: factors, views, earlier decisions, what came before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jigsaw.calendar.words import count_words, date_words
from jigsaw.rapid_reviews.models import Decision
from jigsaw.rapid_reviews.queries.decision import ViewLine, factors_of
from jigsaw.rapid_reviews.recurrence import Earlier, EarlierFinding, EarlierRecommendation
from jigsaw.rapid_reviews.rules.deciding import LOOKS_BACK, MUST, Weighed
from jigsaw.rapid_reviews.rules.terms import Outcome, View

Address = Callable[..., str]
# How many rows of what came before stand open while the decision is weighed.
FIRST_FEW = 3


@dataclass(frozen=True)
class FirstFew:
    """Rows of which the first few stand open; the others are one press away, under words that count them."""

    first: Sequence[EarlierFinding | EarlierRecommendation]
    others: Sequence[EarlierFinding | EarlierRecommendation]
    words: str


@dataclass(frozen=True)
class ShownBefore:
    """What came before, as the pages of the decision show it."""

    headline: str
    findings: FirstFew
    recommendations: FirstFew


@dataclass(frozen=True)
class ShownDecision:
    """A decision that gave way to another one."""

    heading: str
    outcome: str
    reasons: str
    learning: str
    why_changed: str
    factors: list[Weighed]
    views: list[str]


def factor_groups(factors: list[Weighed], address: Address) -> list[dict[str, Any]]:
    """The two groups of factors: each with its rows, and as a list that leads to the page of each."""
    groups = (("What the partners must take into account", True), ("What they also have regard to", False))
    return [
        {
            "title": title,
            "factors": [factor for factor in factors if (factor.key in MUST) is must],
            "items": [factor_item(factor, address) for factor in factors if (factor.key in MUST) is must],
        }
        for title, must in groups
    ]


def factor_item(factor: Weighed, address: Address) -> dict[str, Any]:
    """One factor as a line that leads to its page: its name, its question, its answer."""
    said = factor.answer.words if factor.answer else "Not answered yet"
    return {
        "title": {"text": factor.name},
        "hint": {"text": factor.question},
        "href": address("edit_factor", factor=factor.key),
        "status": {"text": said},
    }


def view_rows(views: list[ViewLine], address: Address, *, open_now: bool) -> list[dict[str, Any]]:
    """What the four bodies say, as rows of a summary list."""
    rows = []
    for line in views:
        row: dict[str, Any] = {"key": {"text": line.body.words}, "value": {"text": view_words(line)}}
        if open_now:
            words = "Change" if line.view else "Record"
            href = address("record_view", body=line.body.value)
            hidden = f"the view: {line.body.words.lower()}"
            row["actions"] = {"items": [{"text": words, "href": href, "visually_hidden_text": hidden}]}
        rows.append(row)
    return rows


def next_view(views: list[ViewLine], address: Address) -> dict[str, Any]:
    """The first view that is not recorded yet, with where it is, and how many there are; nothing when all are."""
    left = [line.body for line in views if line.view is None]
    if not left:
        return {}
    text = f"Record the view: {left[0].words.lower()}"
    return {
        "views_left": len(left),
        "next_view": {"text": text, "href": address("record_view", body=left[0].value)},
    }


def view_words(line: ViewLine) -> str:
    """One view in a sentence; dissent with its reasons."""
    view = line.view
    if view is None:
        return "Not recorded yet"
    said = f"{View(view.view).words}. {view.person_name}, {view.person_role}, {date_words(view.given_on)}."
    return f"{said} {view.reasons}".strip()


def shown_earlier(decisions: list[Decision]) -> list[ShownDecision]:
    """Decisions that were changed, the newest first."""
    return [
        ShownDecision(
            heading=f"Decision {each.number}"
            + (f", {date_words(each.decided_on)}" if each.decided_on else ""),
            outcome=Outcome(each.outcome).words if each.outcome else "",
            reasons=each.reasons,
            learning=each.learning_captured,
            why_changed=each.why_changed,
            factors=factors_of(each),
            views=[
                f"{view.get_body_display()}: {View(view.view).words}. {view.person_name}. {view.reasons}".strip()  # type: ignore[attr-defined]
                for view in each.views.all()
            ],
        )
        for each in reversed(decisions)
    ]


def shown_before(earlier: Earlier, *, open_rows: int = FIRST_FEW) -> ShownBefore:
    """What came before, counted, with the first `open_rows` of each list open."""
    many = len(earlier.recommendations) if earlier.findings else 0
    said = [earlier.headline.rstrip("."), count_words(many, "recommendation") if many else ""]
    return ShownBefore(
        headline=", with ".join(each for each in said if each),
        findings=_first_few(earlier.findings, "finding", open_rows),
        recommendations=_first_few(earlier.recommendations, "recommendation", open_rows),
    )


def _first_few(rows: Sequence[EarlierFinding | EarlierRecommendation], noun: str, open_rows: int) -> FirstFew:
    first, others = rows[:open_rows], rows[open_rows:]
    more = "more " if first else ""
    return FirstFew(first, others, f"Show {count_words(len(others), f'{more}earlier {noun}')}")


def looks_back(factor: str) -> bool:
    """Whether earlier learning belongs beside this factor."""
    return factor in LOOKS_BACK
