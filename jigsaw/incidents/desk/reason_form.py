"""Pages that do one thing to a whole case and ask why."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components import fields
from jigsaw.components.fields import lower_first
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.rules.closing import LONGEST_REASON
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused


def reason_form(label: str, said: str, hint: str = "Kept in the history of the case.") -> type[Form]:
    """A form that asks one thing: why."""
    reason = fields.TextArea(
        label=label,
        said=said,
        missing=f"Enter {lower_first(said)}",
        hint=hint,
        max_length=LONGEST_REASON,
        rows=4,
    )
    return type("ReasonForm", (Form,), {"reason": reason, "__doc__": "Why."})


class ReasonPage(CasePage):
    """A page that does one thing with a reason. The page says which by `form` and `do`."""

    def form(self, *given: Any) -> Form:
        """The form of the page."""
        raise TypeError(f"{type(self).__name__} must say what it asks")

    def do(self, reason: str) -> str:
        """The one act; returns what the next page says of it. Raises Refused."""
        raise TypeError(f"{type(self).__name__} must say what it does")

    def more(self) -> dict[str, Any]:
        """What the template shows besides."""
        return {}

    def on_get(self) -> HttpResponse:
        """What will happen, and the reason."""
        return self.show(form=self.form(self.kept()), **self.more())

    def on_post(self) -> HttpResponse:
        """Do it."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400, **self.more())
        try:
            words = self.do(form.cleaned_data["reason"])
        except Refused as refused:
            add_refusal(form, refused)
            return self.show(form=form, status=400, **self.more())
        return self.go_home(words)
