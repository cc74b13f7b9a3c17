"""Change the themes of one's updates."""

from __future__ import annotations

from typing import Any

from jigsaw.learning.actions.subscriptions import change_updates
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.linked import LinkedPage
from jigsaw.learning.themes_field import ThemesField


class ThemesForm(AskingForm):
    """The themes."""

    themes = ThemesField()


class ChangeUpdates(LinkedPage, AskingPage):
    public = True
    kind = "updates"
    title = "Change your email updates"
    template_name = "learning/change_updates.html"

    def form_of(self, data: Any = None) -> ThemesForm:
        """The form, with the themes that are chosen now."""
        return ThemesForm(data, initial={"themes": self.subscription.themes})

    def ask(self, form: AskingForm) -> str:
        """Set the themes."""
        change_updates(self.subscription, themes=form.cleaned_data["themes"])
        return f"{self.request.path}?saved=1"

    def content(self) -> dict[str, Any]:
        """The words of the button, and whether something was just saved."""
        return {"submit_words": "Save", "saved": self.request.GET.get("saved") == "1"}
