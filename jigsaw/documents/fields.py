"""The rules of single values in an edition: dates, moments, links, the media contact."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from pydantic_core import PydanticCustomError

from jigsaw.documents.terms import SCHEMES

ROLE_MAILBOX = "must be a role mailbox. Use a role mailbox and switchboard, not a person's mailbox"
SWITCHBOARD = "must not be a mobile number. Use a role mailbox and switchboard, not a person's mobile"
# Words of which a role mailbox has one: press.office@, corporate.communications@.
ROLE_WORDS = frozenset(
    "admin board business children childrens comms communication communications contact corporate council "
    "desk duty enquiries enquiry events general hello help helpline info information learning mail "
    "marketing media news newsdesk newsroom office partnership practice press pr public relations "
    "reviews safeguarding scp scb service services social support switchboard team the unit".split()
)
PRIVATE_MAIL = frozenset(
    "gmail.com googlemail.com hotmail.com hotmail.co.uk outlook.com live.com live.co.uk msn.com yahoo.com "
    "yahoo.co.uk icloud.com me.com aol.com btinternet.com sky.com protonmail.com proton.me".split()
)


def fault(message: str) -> PydanticCustomError:
    """A fault in our own words; pydantic adds the path."""
    return PydanticCustomError("house", "{said}", {"said": message})


def one_line(value: Any) -> Any:
    """Text on one line: line breaks and runs of spaces become one space. Other types pass to be refused."""
    return re.sub(r"[ \t\r\n]+", " ", value).strip() if isinstance(value, str) else value


def date_only(value: Any) -> Any:
    """A date, or text like 2026-06-30 that names a day of the calendar. Raises a fault for all else."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip(), re.ASCII):
        raise fault("must be a date, like 2026-06-30")
    try:
        found = date.fromisoformat(value.strip())
    except ValueError:
        raise fault(f"must be a date that exists; {value.strip()} is not in the calendar") from None
    if not 1900 <= found.year <= 2200:
        raise fault("must be a date between 1900 and 2200")
    return found


def moment(value: Any) -> Any:
    """A date and time with its offset, like 2026-06-30T10:00:00+01:00. Raises a fault for all else."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.strip())
        except ValueError:
            raise fault("must be a date and time, like 2026-06-30T10:00:00+01:00") from None
    if not isinstance(value, datetime):
        raise fault("must be a date and time, like 2026-06-30T10:00:00+01:00")
    if value.utcoffset() is None:
        raise fault("must say its offset from UTC, like 2026-06-30T10:00:00+01:00")
    if not 1900 <= value.year <= 2200:
        raise fault("must be a date between 1900 and 2200")
    return value


def link(value: str) -> str:
    """A link that a document may hold: http, https, mailto or tel, nothing hidden in it. Raises a fault."""
    try:
        parts = urlsplit(value)
        host, user = parts.hostname, parts.username
    except ValueError:
        raise fault("must be a link, like https://alderbrook-scp.example/library") from None
    if re.search(r"[\s\\<>\"\x00-\x1f\x7f]", value):
        raise fault("must be a link without spaces, quotation marks or angle brackets")
    if parts.scheme.lower() not in SCHEMES:
        raise fault("must be a link that begins with https, http, mailto or tel")
    web = parts.scheme.lower() in ("http", "https")
    if web and (not host or user is not None):
        raise fault("must be a link to a website, without a user name or password in it")
    if not web and not re.fullmatch(
        r"\+?[0-9()-]{3,30}" if parts.scheme.lower() == "tel" else r"[^@]+@[^@]+", parts.path
    ):
        raise fault("must be a link that names a telephone number or a mailbox")
    return value


def web_address(value: str) -> str:
    """A link to a website: http or https. Raises a fault for all else."""
    if urlsplit(link(value)).scheme.lower() not in ("http", "https"):
        raise fault("must be the address of a website, like https://alderbrook-scp.example")
    return value


def role_mailbox(value: str) -> str:
    """An e-mail address of a role. Raises a fault for one that looks like a person's or a private one."""
    found = re.fullmatch(r"([A-Za-z0-9._%+&'-]+)@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", value)
    if not found:
        raise fault("must be an e-mail address, like press@alderbrook-scp.example")
    name, domain = found[1].lower(), found[2].lower()
    words = [word for word in re.split(r"[._+-]+", name) if word]
    personal = (
        len(words) > 1
        and not ROLE_WORDS.intersection(words)
        and all(w.isalpha() or w[:-1].isalpha() for w in words)
    )
    if personal or domain in PRIVATE_MAIL:
        raise fault(ROLE_MAILBOX)
    return value


def switchboard(value: str) -> str:
    """A telephone number that is not a mobile (07… or +44 7…). Raises a fault."""
    digits = re.sub(r"\D", "", value)
    national = re.sub(r"^(0044|44)0?", "0", digits) if digits.startswith(("0044", "44")) else digits
    if national.startswith("07"):
        raise fault(SWITCHBOARD)
    return value
