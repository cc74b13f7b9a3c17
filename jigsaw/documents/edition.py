"""The edition: one publication, the single source of its four documents and of its public page.

The field names are fixed. An edition holds plain values only; it knows no room and no database.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)

Line = Annotated[str, Field(min_length=1, max_length=300)]
Title = Annotated[str, Field(min_length=1, max_length=160)]
Text = Annotated[str, Field(min_length=1, max_length=20_000)]
LongText = Annotated[str, Field(min_length=1, max_length=400_000)]
Term = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Phone = Annotated[str, Field(pattern=r"^[0-9+() ]{6,30}$")]


class Kind(StrEnum):
    LOCAL_REVIEW = "local-review"
    NATIONAL_REVIEW = "national-review"
    THEMATIC_REVIEW = "thematic-review"
    LEARNING_REVIEW = "learning-review"


class Practice(StrEnum):
    NEEDS_TO_IMPROVE = "needs-to-improve"
    GOOD_PRACTICE = "good-practice"


class Strength(StrEnum):
    """How far a recommendation reaches, weakest first."""

    AWARENESS_OR_TRAINING = "awareness-or-training"
    POLICY_OR_GUIDANCE = "policy-or-guidance"
    PROCESS_OR_TOOL = "process-or-tool"
    SYSTEM_STAFFING_OR_DESIGN = "system-staffing-or-design"
