"""The seven boxes of the one-page briefing."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from jigsaw.components.fields import LinesField, TextArea, TextField
from jigsaw.components.forms import Form
from jigsaw.publishing.desk.part_page import PartPage
from jigsaw.publishing.forms.groups import Repeated
from jigsaw.publishing.forms.part_form import PartForm

# What fits one page at the smallest size (docs/documents.md): about 320 words at 12pt, 600 at 11pt.
ROOMY_WORDS, MOST_WORDS = 320, 600
BOXES = ("what_happened", "why_it_matters", "what_we_found", "good_practice", "do", "dont", "questions")


class LinkForm(Form):
    label = TextField(
        label="Words of the link", missing="Enter the words of the link", required=False, max_length=0
    )
    link = TextField(
        label="Address",
        hint="Like https://alderbrook-scp.example/library",
        missing="Enter the address of the link",
        required=False,
        max_length=0,
    )


def lines(label: str, hint: str, missing: str) -> LinesField:
    """A box of the briefing that holds points, one a line."""
    return LinesField(
        label=label, hint=hint, missing=missing, required=False, max_length=0, most_lines=60, rows=4
    )


class BriefingForm(PartForm):
    repeated: ClassVar = {"read_more": Repeated(LinkForm, one="link", most=20)}
    what_happened = TextArea(
        label="What happened",
        missing="Enter what happened",
        required=False,
        max_length=0,
        autosave=True,
    )
    why_it_matters = TextArea(
        label="Why it matters",
        missing="Enter why it matters",
        required=False,
        max_length=0,
        autosave=True,
    )
    what_we_found = lines("What we found", "One point a line.", "Enter what you found")
    good_practice = lines(
        "What good practice looked like", "One point a line.", "Enter what good practice looked like"
    )
    do = lines(
        "Do", "One a line, each beginning with a verb: “Ask who cares for this child”.", "Enter what to do"
    )
    dont = lines("Do not", "One a line, each beginning with “Do not”.", "Enter what not to do")
    questions = lines(
        "Questions for your team", "One a line. Three are enough.", "Enter the questions for the team"
    )


class EditBriefing(PartPage):
    heading = "Briefing"
    part: ClassVar[str] = "briefing"
    form_class = BriefingForm

    def more(self) -> dict[str, Any]:
        """How many words the briefing has, box by box, against what one page holds."""
        held = self.held() or {}
        counted = [
            (name.replace("_", " ").replace("dont", "do not").capitalize(), words_in(held.get(name)))
            for name in BOXES
        ]
        total = sum(count for _, count in counted)
        return {"counted": counted, "total": total, "roomy": ROOMY_WORDS, "most": MOST_WORDS}


def words_in(held: Any) -> int:
    """The words of a text or of a list of lines, counted as runs without space."""
    return len(re.findall(r"\S+", " ".join(held) if isinstance(held, list) else str(held or "")))
