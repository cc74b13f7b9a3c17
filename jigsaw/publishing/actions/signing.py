"""What a co-chair decides on a version."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.publishing.models import Signature, Version


def send_signing_code(version: Version, *, by: Person, at: datetime) -> None:
    """Mail the person a code of six digits that holds for 10 minutes; at most 5 in an hour. Raises NotAllowed."""
    raise NotImplementedError


def sign_version(
    version: Version, *, by: Person, code: str, read_all: bool, fingerprint: str, at: datetime
) -> Signature:
    """Sign the newest version. `fingerprint` is that of the version which the page showed. Raises NotAllowed."""
    raise NotImplementedError


def ask_for_change(version: Version, *, by: Person, note: str, at: datetime) -> Signature:
    """Ask for a change instead of signing; `note` says which, at most 500 characters. Raises NotAllowed."""
    raise NotImplementedError


def declare_conflict(version: Version, *, by: Person, at: datetime) -> Signature:
    """Declare a conflict of interest: the person's signature is not counted. Raises NotAllowed."""
    raise NotImplementedError
