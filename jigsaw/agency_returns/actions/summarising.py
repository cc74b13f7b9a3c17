"""The verbs by which an agency answers: whether it was involved, its summary, its key episodes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from jigsaw.agency_returns.actions.returning import held_return
from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn
from jigsaw.agency_returns.rules.returning import episodes_hold
from jigsaw.agency_returns.rules.terms import SUMMARY, Involved
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn

# People of the agency stand by name in these answers, so they are not compared with the people register.
OF_THE_AGENCY = {"author"}


def answer_involvement(asked: AgencyRequest, *, involved: str, by: Any, at: datetime) -> AgencyReturn:
    """Say whether the agency was involved; what was written under the other answer is kept and not sent.

    Raises Refused.
    """
    if involved not in set(Involved):
        raise Refused("Select yes if your agency was involved", "involved")
    with act("save_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        returned = _held(asked, doing, by, at, "involvement", None)
        returned.involved = involved
        returned.save()
    return returned


def save_nil(
    asked: AgencyRequest, *, checked: str, revision: int, said_no_name: str, by: Any, at: datetime
) -> AgencyReturn:
    """Say which records were looked through for a return without involvement. Raises Refused, SavedMeanwhile."""
    with act("save_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        returned = _held(asked, doing, by, at, "nil", revision)
        if returned.involved != Involved.NO:
            raise Refused("Say first that your agency was not involved")
        _no_names(returned, "nil", {"nil_checked": checked}, said_no_name, by, at)
        returned.nil_checked = checked
        returned.save()
    return returned


def save_summary(
    asked: AgencyRequest, *, page: str, values: Mapping[str, str], revision: int, said_no_name: str, by: Any,
    at: datetime,
) -> AgencyReturn:  # fmt: skip
    """Save one page of the agency summary; what is not among the values stays. Raises Refused, SavedMeanwhile."""
    keys = {field.key for field in SUMMARY if field.page == page}
    kept = {key: value for key, value in values.items() if key in keys}
    with act("save_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        returned = _held(asked, doing, by, at, page, revision)
        compared = {key: value for key, value in kept.items() if key not in OF_THE_AGENCY}
        _no_names(returned, page, compared, said_no_name, by, at)
        returned.summary = {**returned.summary, **kept}
        returned.save()
    return returned


def save_episodes(
    asked: AgencyRequest, *, episodes: Sequence[Mapping[str, str]], revision: int, said_no_name: str, by: Any,
    at: datetime,
) -> AgencyReturn:  # fmt: skip
    """Save the key episodes in their order; empty ones are left out. Raises Refused, SavedMeanwhile."""
    written = {n: dict(each) for n, each in enumerate(episodes, 1) if any(each.values())}
    episodes_hold(written)
    with act("save_return", by=by, at=at, partnership=asked.partnership, about=asked.incident) as doing:
        returned = _held(asked, doing, by, at, "episodes", revision)
        texts = {f"{key}_{n}": text for n, each in written.items() for key, text in each.items()}
        _no_names(returned, "episodes", texts, said_no_name, by, at)
        returned.summary = {**returned.summary, "episodes": list(written.values())}
        returned.save()
    return returned


def _held(
    asked: AgencyRequest, doing: Any, by: Any, at: datetime, part: str, revision: int | None
) -> AgencyReturn:
    returned = held_return(asked, by=by, at=at)
    take_turn(returned, part, revision=revision, by=by, at=at)
    doing.details |= {"code": returned.request.code, "version": returned.version, "part": part}
    return returned


def _no_names(
    returned: AgencyReturn, part: str, texts: Mapping[str, str], said: str, by: Any, at: datetime
) -> None:
    """By the request, not the version: the first is begun anew each time until something of it is kept."""
    salt = str(returned.request_id)
    no_names(returned, part, texts, said=said, by=by, at=at, called="code", salt=salt)
