"""OAI-PMH 2.0: what a harvester may ask (sections 2 to 4 of the protocol), and what is wrong with what it asked.

https://www.openarchives.org/OAI/openarchivesprotocol.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

PREFIX = "oai_dc"
# Records in one answer.
BATCH = 100


class OaiFault(Exception):
    """One of the protocol's own errors (section 3.6): its code, and words for a person."""

    def __init__(self, code: str, message: str) -> None:
        self.code, self.message = code, message
        super().__init__(message)


@dataclass(frozen=True)
class Verb:
    """What a verb must be told, what it may be told, and what it is told alone."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    exclusive: str = ""


_LIST = Verb(
    required=frozenset({"metadataPrefix"}),
    optional=frozenset({"from", "until", "set"}),
    exclusive="resumptionToken",
)
VERBS = {
    "Identify": Verb(),
    "ListMetadataFormats": Verb(optional=frozenset({"identifier"})),
    "ListSets": Verb(exclusive="resumptionToken"),
    "GetRecord": Verb(required=frozenset({"identifier", "metadataPrefix"})),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
}
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
SET = re.compile(r"(?:partnership|theme|harm|agency)\.[a-z0-9-]{1,80}", re.ASCII)
# What each kind of set holds: a list of the vocabulary, or a partnership.
LISTS = {"theme": "themes", "harm": "harm_types", "agency": "agencies"}
KINDS = {name: kind for kind, name in LISTS.items()}


@dataclass(frozen=True)
class Ask:
    """A request in good order: the verb and its arguments as they were sent."""

    verb: str
    arguments: dict[str, str]


@dataclass(frozen=True)
class Selection:
    """Which records a list holds: changed from one moment until before another, of one set; "" for all."""

    since: datetime | None = None
    before: datetime | None = None
    set: str = ""


def read(sent: Mapping[str, Sequence[str]]) -> Ask:
    """The request in what was sent. Raises OaiFault: badVerb, badArgument, cannotDisseminateFormat."""
    verbs = sent.get("verb", [])
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise OaiFault("badVerb", f"The argument verb must be given once and be one of {', '.join(VERBS)}")
    verb = VERBS[verbs[0]]
    given = {name: values for name, values in sent.items() if name != "verb"}
    _check_names(verbs[0], verb, given)
    arguments = {name: values[0] for name, values in given.items()}
    if arguments.get("metadataPrefix", PREFIX) != PREFIX:
        raise OaiFault("cannotDisseminateFormat", f"The only metadata format of this repository is {PREFIX}")
    return Ask(verbs[0], arguments)


def _check_names(name: str, verb: Verb, given: Mapping[str, Sequence[str]]) -> None:
    known = verb.required | verb.optional | ({verb.exclusive} if verb.exclusive else set())
    strange = sorted(set(given) - known)
    if strange:
        raise OaiFault("badArgument", f"{name} takes no argument {', '.join(strange)}")
    repeated = sorted(each for each, values in given.items() if len(values) != 1)
    if repeated:
        raise OaiFault("badArgument", f"Give {', '.join(repeated)} once")
    if verb.exclusive in given:
        if len(given) > 1:
            raise OaiFault("badArgument", f"{verb.exclusive} stands alone beside verb")
        return
    missing = sorted(verb.required - set(given))
    if missing:
        raise OaiFault("badArgument", f"{name} needs {', '.join(missing)}")


def selection(arguments: Mapping[str, str]) -> Selection:
    """What a list request selects. Raises OaiFault with badArgument for dates that cannot be read or fit not."""
    given = {name: arguments[name] for name in ("from", "until") if name in arguments}
    if len({len(value) for value in given.values()}) > 1:
        raise OaiFault("badArgument", "from and until must have the same granularity")
    since = _moment(given["from"]) if "from" in given else None
    before = _end(given["until"]) if "until" in given else None
    if since and before and since >= before:
        raise OaiFault("badArgument", "from must not be later than until")
    wanted = arguments.get("set", "")
    if "set" in arguments and not SET.fullmatch(wanted):
        raise OaiFault("badArgument", "This repository has no set of that form: ListSets names them")
    return Selection(since, before, wanted)


def _moment(written: str) -> datetime:
    try:
        if DAY.fullmatch(written):
            return datetime.strptime(written, "%Y-%m-%d").replace(tzinfo=UTC)
        if SECOND.fullmatch(written):
            return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    raise OaiFault("badArgument", "Dates look like 2026-06-30 or 2026-06-30T09:00:00Z and are in UTC")


def _end(written: str) -> datetime:
    """The first moment after `until`: what changed within its day or second is selected still."""
    try:
        return _moment(written) + (timedelta(days=1) if len(written) == 10 else timedelta(seconds=1))
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def identifier(host: str, slug: str) -> str:
    """The identifier of a review in this repository."""
    return f"oai:{host}:{slug}"


def slug_in(host: str, written: str) -> str | None:
    """The slug in an identifier of this repository; None for all others."""
    found = re.fullmatch(re.escape(f"oai:{host}:") + r"([a-z0-9-]{1,120})", written, re.ASCII)
    return found[1] if found else None
