"""How the history of a case says what is done in its rapid review."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from jigsaw.incidents.queries.history import Telling
from jigsaw.rapid_reviews.rules.deciding import NAMES
from jigsaw.rapid_reviews.rules.terms import SECTION_TITLES, Body, Outcome, ReplyKind, View

Details = Mapping[str, Any]
Titles = Mapping[str, str]


def _section(details: Details, _titles: Titles) -> str:
    return _lower(SECTION_TITLES.get(details.get("section", ""), ""))


def _factor(details: Details, _titles: Titles) -> str:
    return _lower(NAMES.get(details.get("factor", ""), ""))


def _step(details: Details, titles: Titles) -> str:
    return _lower(titles.get(details.get("step", ""), ""))


def _version(details: Details, _titles: Titles) -> str:
    return f"version {details['version']}" if "version" in details else ""


def _outcome(details: Details, _titles: Titles) -> str:
    words = _worded(Outcome, details.get("outcome"))
    return words if "Child" in words else _lower(words)


def _reply(details: Details, _titles: Titles) -> str:
    return _lower(_worded(ReplyKind, details.get("kind")))


def _view(details: Details, _titles: Titles) -> str:
    body, view = _worded(Body, details.get("body")), _worded(View, details.get("view"))
    return ", ".join(_lower(each) for each in (body, view) if each)


def _worded(terms: type[StrEnum], value: Any) -> str:
    """A value in its words; "" for one that is not of these terms any more."""
    return str(terms(value).words) if value in set(terms) else ""  # type: ignore[attr-defined]


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


TELLINGS = {
    "save_section": Telling("Record written", _section, folds=True),
    "save_episode": Telling("Key practice episode written", folds=True),
    "move_episode": Telling("Key practice episodes put in order", folds=True),
    "take_out_episode": Telling("Key practice episode taken out"),
    "save_themes": Telling("Themes chosen", folds=True),
    "save_factor": Telling("Factor weighed", _factor, folds=True),
    "save_outcome": Telling("Outcome written", folds=True),
    "decide": Telling("Decision taken", _outcome),
    "change_decision": Telling("Decision opened to be changed"),
    "record_view": Telling("View of the decision recorded", _view, folds=True),
    "add_participant": Telling("Somebody takes part", folds=True),
    "end_participant": Telling("Somebody no longer takes part", folds=True),
    "plan_meeting": Telling("Meeting planned"),
    "save_meeting": Telling("Meeting written", folds=True),
    "cancel_meeting": Telling("Meeting cancelled"),
    "finish_step": Telling("Step of the day plan done", _step, folds=True),
    "reopen_step": Telling("Step of the day plan opened again", _step),
    "move_step": Telling("Step of the day plan moved", _step),
    "mark_not_needed": Telling("Step of the day plan not needed", _step),
    "make_record_version": Telling("Record made ready to sign", _version),
    "make_record_documents": Telling("Documents of the record made", _version, folds=True),
    "make_documents_again": Telling("Documents of the record asked for again", _version),
    "fail_record_documents": Telling("Documents of the record could not be made", _version),
    "send_signing_code": Telling("Code to sign asked for", _version, folds=True),
    "refuse_signing_code": Telling("Wrong code to sign refused", _version),
    "sign_record": Telling("Record signed", _version),
    "ask_for_record_change": Telling("Change of the record asked for", _version),
    "record_sent": Telling("Sending to the Panel recorded", _version),
    "record_reply": Telling("Reply of the Panel recorded", _reply),
}
