"""How sensitive each field is. Every casework model declares every field; a test fails on one left out."""

from __future__ import annotations

from enum import StrEnum


class Sensitivity(StrEnum):
    PUBLISHABLE = "may stand on a public page"
    RESTRICTED = "for those with access to the work"
    IDENTIFYING = "could say who a person is"


PUBLISHABLE = Sensitivity.PUBLISHABLE
RESTRICTED = Sensitivity.RESTRICTED
IDENTIFYING = Sensitivity.IDENTIFYING


def sensitivity(**fields: Sensitivity) -> dict[str, Sensitivity]:
    """Declare the sensitivity of each field of a model, as its `SENSITIVITY`."""
    return fields
