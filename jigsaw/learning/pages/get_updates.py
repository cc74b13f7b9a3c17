"""Ask for updates by email: of a partnership or of the region, on all themes or some."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jigsaw.components.fields import EmailField, RadioField
from jigsaw.learning.actions.subscriptions import ask_for_updates
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.themes_field import ThemesField
from jigsaw.library import queries
from jigsaw.library.released import name_of

REGION = "region"


class UpdatesForm(AskingForm):
    """Where to, of whom, on what."""

    email = EmailField(label="Your email address", said="Your email address")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        region = [(REGION, name_of("") if queries.publishers() else "All partnerships")]
        self.fields["of"] = RadioField(
            label="Whose reviews do you want to hear of?",
            said="a partnership or the region",
            missing="Select whose reviews you want to hear of",
            choices=region + [(each.slug, each.name) for each in queries.publishers()],
        )
        self.fields["themes"] = ThemesField()
        self.order_fields(["email", "of", "themes"])


class GetUpdates(AskingPage):
    """The form. `?partnership=` and `?theme=` choose beforehand, for links from other pages."""

    public = True
    kind = "updates"
    title = "Get updates by email"
    template_name = "learning/get_updates.html"

    def form_of(self, data: Any = None) -> UpdatesForm:
        """The form, with what the link here chose."""
        chosen = self.request.GET
        first = {"of": chosen.get("partnership") or REGION, "themes": chosen.getlist("theme")}
        return UpdatesForm(data, initial=first)

    def ask(self, form: AskingForm) -> str:
        """Write the mail from which it is confirmed."""
        told = form.cleaned_data
        ask_for_updates(
            email=told["email"],
            publisher="" if told["of"] == REGION else told["of"],
            themes=told["themes"],
            at=self.now,
        )
        return self.thanked()

    def thanked(self) -> str:
        """The page that says to look into the mailbox."""
        return reverse("updates_asked")

    def content(self) -> dict[str, Any]:
        """The words of the button."""
        return {"submit_words": "Get updates"}
