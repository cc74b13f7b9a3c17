"""What is next in a rapid review: one thing, by the order of the work."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.queries.decision import is_sent
from jigsaw.rapid_reviews.queries.review import first_open_section
from jigsaw.rapid_reviews.queries.versions import SignOff
from jigsaw.rapid_reviews.rules.terms import DocumentState


@dataclass(frozen=True)
class Next:
    """What is next: in a sentence, the button, and the page to which it leads with what else its address names."""

    words: str
    button: str = ""
    page: str = ""
    place: dict[str, Any] = field(default_factory=dict)


def version_words(state: SignOff | None) -> str:
    """Where the sign-off stands, in a sentence."""
    if state is None:
        return "No version was made for sign-off yet."
    version = state.version
    documents = DocumentState(version.documents_state).words.lower()
    signed = f"{len(state.signed)} of {state.needed} signatures"
    return f"Version {version.number}: {signed}. Its documents: {documents}."


def next_of(
    review: RapidReview, *, asks: bool = False, people: int, meetings: int, episodes: int, decided: bool,
    state: SignOff | None,
) -> Next:  # fmt: skip
    """The next thing that is not whole, for those who write the rapid review. `asks`: no agency was asked yet."""
    if asks and not decided:
        return Next("Ask the agencies what they knew.", "Ask the agencies", "ask_agencies")
    if not people:
        return Next("Say who takes part, from every partner.", "Add a participant", "add_participant")
    if not meetings:
        return Next("Plan when the panel meets.", "Plan a meeting", "plan_meeting")
    if not episodes:
        words = "Write the first key practice episode: what happened, and why it made sense at the time."
        return Next(words, "Add an episode", "add_episode")
    if section := first_open_section(review):
        words = "Write the record, section by section."
        return Next(words, "Write the record", "edit_section", {"section": section})
    if not review.themes:
        words = "Choose the themes, so that earlier learning can be found."
        return Next(words, "Choose the themes", "edit_themes")
    if not decided:
        words = "Decide under regulation 11, factor by factor."
        return Next(words, "Write the decision", "edit_decision")
    if state is None:
        words = "Make a version of the record, so that it can be signed."
        return Next(words, "Make a version", "make_record_version")
    if is_sent(review):
        return Next(
            "Nothing is left to do until the Panel replies.", "Record a reply of the Panel", "record_reply"
        )
    if state.lacks:
        return _next_of_version(
            state, f"Version {state.version.number} is with those who sign: {state.lacks}."
        )
    return _next_of_version(state, "All who are needed have signed. The record can go to the Panel.")


def next_of_signer(state: SignOff | None, person: Person) -> Next | None:
    """What is next for somebody who signs: the version that waits for them; None where none does."""
    if state is None or state.version.documents_state != DocumentState.MADE or person not in state.waiting:
        return None
    return _next_of_version(state, f"Version {state.version.number} of the record waits for your decision.")


def _next_of_version(state: SignOff, words: str) -> Next:
    number = state.version.number
    return Next(words, f"See version {number}", "view_record_version", {"number": number})
