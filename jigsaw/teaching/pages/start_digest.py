"""Start news as a digest: "Since September we have published …", proposed out of what was published."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.fields import DateField, RadioField
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.actions.digests import start_digest
from jigsaw.teaching.article_pages import ArticlesPage

OWN, REGION = "partnership", "region"


class DigestForm(Form):
    since = DateField(
        label="Published since",
        said="The day",
        missing="Enter the day since when it was published",
        hint="For example, 1 9 2026.",
    )
    whose = RadioField(
        label="Published by whom?",
        said="By whom it was published",
        missing="Select by whom it was published",
        choices=[(OWN, "Our partnership"), (REGION, "All partnerships of the region")],
    )


class StartDigest(ArticlesPage):
    permission = "edit_article"
    heading = "Start a digest"

    def get(self, request: Any) -> HttpResponse:
        """The two questions."""
        form = DigestForm(initial={"whose": OWN})
        return self.show_asking(form, self.chosen(request.GET.get("partnership")))

    def post(self, request: Any) -> HttpResponse:
        """Propose it, and lead to what was proposed."""
        home = self.chosen(request.POST.get("partnership"))
        form = DigestForm(request.POST)
        if not form.is_valid():
            return self.show_asking(form, home)
        try:
            begun = start_digest(
                partnership=home,
                since=form.cleaned_data["since"],
                of_region=form.cleaned_data["whose"] == REGION,
                by=self.who,
                at=self.now,
            )
        except NotAllowed as refused:
            add_refusal(form, refused)
            return self.show_asking(form, home)
        words = "This is a proposal. Change what you like, then make a version."
        return self.done_to(reverse("view_article", args=[begun.pk]), words)

    def show_asking(self, form: Form, home: Partnership) -> HttpResponse:
        """The page; the partnership that was chosen before stands with it."""
        return self.show(form=form, partnership_slug=home.slug, status=400 if form.errors else 200)
