"""Change the themes of one's updates, or the name of a saved search."""

from __future__ import annotations

from typing import Any

from jigsaw.components.fields import TextField
from jigsaw.learning.actions.subscriptions import change_updates, rename_search
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.linked import LinkedPage
from jigsaw.learning.themes_field import ALL, ThemesField


class ThemesForm(AskingForm):
    """The themes."""

    themes = ThemesField()


class NameForm(AskingForm):
    """The name of a saved search."""

    name = TextField(
        label="Name of this search", hint="It stands in the subject of the emails.", max_length=80
    )


class ChangeUpdates(LinkedPage, AskingPage):
    public = True
    kind = "updates"
    title = "Change your email updates"
    template_name = "learning/change_updates.html"

    def form_of(self, data: Any = None) -> AskingForm:
        """The form, with what is chosen now."""
        if self.subscription.is_search:
            return NameForm(data, initial={"name": self.subscription.name})
        return ThemesForm(data, initial={"themes": self.subscription.themes or [ALL]})

    def ask(self, form: AskingForm) -> str:
        """Set the themes, or the name."""
        if self.subscription.is_search:
            rename_search(self.subscription, name=form.cleaned_data["name"])
        else:
            change_updates(self.subscription, themes=form.cleaned_data["themes"])
        return f"{self.request.path}?saved=1"

    def content(self) -> dict[str, Any]:
        """The words of the button, and whether something was just saved."""
        return {"submit_words": "Save", "saved": self.request.GET.get("saved") == "1"}
