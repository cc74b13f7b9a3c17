"""Ask for an email when something new matches a search. The search stands in the address, as on the library's page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.components.fields import EmailField, TextField
from jigsaw.learning.actions.subscriptions import save_search
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.chosen import searched_words, short_name
from jigsaw.library.filtering import ADDRESS_ORDER, chosen_filters
from jigsaw.library.search import NotOffered, check_offered, standing

LONGEST_NAME, LONGEST_WORDS = 80, 200


class SearchForm(AskingForm):
    """Where to, and what the reader calls the search."""

    email = EmailField(label="Your email address", said="Your email address")
    name = TextField(
        label="Name of this search",
        hint="It stands in the subject of the emails. Change it to what you like.",
        max_length=LONGEST_NAME,
    )


class SaveSearch(AskingPage):
    public = True
    kind = "updates"
    title = "Email me when something new matches"
    template_name = "learning/save_search.html"

    def query(self) -> dict[str, str]:
        """What is searched for: q, whether its words alone count, and filters. 404 for one that pages do not offer."""
        asked = {name: str(value) for name, value in self.request.GET.items() if value}
        filters = chosen_filters(asked)
        try:
            check_offered(filters, standing())
        except NotOffered as unknown:
            raise Http404 from unknown
        said = " ".join(asked.get("q", "").replace("\0", " ").split())[:LONGEST_WORDS]
        query = filters | ({"q": said} if said else {})
        if said and asked.get("words") == "1":
            query["words"] = "1"
        return {name: query[name] for name in ADDRESS_ORDER if name in query}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; where nothing is searched for, the one for all new reviews."""
        return super().get(request, *args, **kwargs) if self.query() else redirect("get_updates")

    def form_of(self, data: Any = None) -> SearchForm:
        """The form, with a name to begin with."""
        return SearchForm(data, initial={"name": short_name(self.query())})

    def ask(self, form: AskingForm) -> str:
        """Write the mail from which it is confirmed."""
        query, told = self.query(), form.cleaned_data
        if not query:
            return reverse("get_updates")
        save_search(email=told["email"], name=told["name"], query=query, at=self.now)
        return self.thanked()

    def thanked(self) -> str:
        """The page that says to look into the mailbox."""
        return reverse("updates_asked")

    def content(self) -> dict[str, Any]:
        """What is searched for, in words."""
        return {"submit_words": "Get updates", "searched": searched_words(self.query())}
