"""The closed lists of an edition: kinds of review, practice, strength."""

from __future__ import annotations

from enum import StrEnum

# How a link may begin.
SCHEMES = ("http", "https", "mailto", "tel")


class Kind(StrEnum):
    """What sort of review is published."""

    LOCAL_REVIEW = "local-review"
    NATIONAL_REVIEW = "national-review"
    THEMATIC_REVIEW = "thematic-review"
    LEARNING_REVIEW = "learning-review"


class Practice(StrEnum):
    """Whether a finding is about practice to change or practice to keep."""

    NEEDS_TO_IMPROVE = "needs-to-improve"
    GOOD_PRACTICE = "good-practice"


class Strength(StrEnum):
    """How far a recommendation reaches, weakest first."""

    AWARENESS_OR_TRAINING = "awareness-or-training"
    POLICY_OR_GUIDANCE = "policy-or-guidance"
    PROCESS_OR_TOOL = "process-or-tool"
    SYSTEM_STAFFING_OR_DESIGN = "system-staffing-or-design"
