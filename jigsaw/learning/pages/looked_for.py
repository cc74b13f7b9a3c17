"""Tell what one looked for in the library and did not find."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.components.fields import TextArea
from jigsaw.learning.actions.looked_for import tell_looked_for
from jigsaw.learning.asking import AskingForm, AskingPage

LONGEST = 300


class LookedForForm(AskingForm):
    """One question."""

    words = TextArea(
        label="What were you looking for?",
        hint="For example, how to talk with grandparents about safe sleep. Do not write about a child or a family, "
        "and name nobody.",
        said="What you were looking for",
        missing="Enter what you were looking for",
        max_length=LONGEST,
        rows=3,
    )


class LookedForPage(AskingPage):
    """The form. `?q=` fills in what was searched for, for the link from an empty answer."""

    public = True
    kind = "looked-for"
    title = "Tell us what you looked for"
    template_name = "learning/looked_for.html"

    def form_of(self, data: Any = None) -> LookedForForm:
        """The form, with what was searched for."""
        searched = " ".join(self.request.GET.get("q", "").replace("\0", " ").split())
        return LookedForForm(data, initial={"words": searched[:LONGEST]})

    def ask(self, form: AskingForm) -> str:
        """Take it down."""
        tell_looked_for(words=form.cleaned_data["words"], at=self.now)
        return self.thanked()

    def thanked(self) -> str:
        """The page that thanks."""
        return reverse("looked_for_told")

    def content(self) -> dict[str, Any]:
        """The way back, and the words of the button."""
        return {"back_href": reverse("library"), "back_text": "Back to the library", "submit_words": "Send"}
