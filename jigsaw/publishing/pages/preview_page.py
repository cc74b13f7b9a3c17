"""What readers will see of a version: the public page itself, the report and the briefing."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.documents.made import EditionFaults
from jigsaw.library.preview import preview_review
from jigsaw.publishing.actions.crossing import FILES, gather
from jigsaw.publishing.desk.page import refusing
from jigsaw.publishing.desk.previewed import version_html
from jigsaw.publishing.desk.version_page import VersionPage
from jigsaw.publishing.rules import NotAllowed

OTHER_RULES = (
    "This version was made under other rules and cannot be shown. Make another version of the draft."
)
SHOWN = {"page": "Review page", "report": "Report", "briefing": "Briefing"}


class PreviewPage(VersionPage):
    permission = "view_publication"

    def on_get(self) -> HttpResponse:
        """One of the three, by `?show=`: the review page stands alone, as the public will see it."""
        made = version_html(self.version.edition)
        there = {name: words for name, words in SHOWN.items() if name == "page" or name in made}
        show = self.request.GET.get("show", "page")
        if show not in made:
            try:
                return HttpResponse(self.public_page())
            except EditionFaults:
                return self.show_refusal(OTHER_RULES)
            except NotAllowed as refused:
                return self.show_refusal(refused.message)
        return self.show(
            heading=f"Preview of version {self.version.number}",
            version=self.version,
            shown_words=SHOWN[show],
            links=[{"key": name, "words": words, "current": name == show} for name, words in there.items()],
            html=made[show],
        )

    def show_refusal(self, why: str) -> HttpResponse:
        """Why there is no page to show."""
        heading = f"Preview of version {self.version.number}"
        return self.show(heading=heading, form=refusing(why), shown_words="", links=[], html="")

    def public_page(self) -> str:
        """The page as the public will see it; its links lead to what staff can open."""
        here = self.version_address("preview_page")
        addresses = {"list": self.address("view_publication")}
        addresses |= {name: f"{here}?show={name}" for name in ("report", "briefing")}
        for document in self.version.documents.filter(format__in=FILES):
            addresses[document.filename] = reverse("download_document", args=[document.pk])
        edition = gather(self.version, self.publication, correction_note="")
        return preview_review(edition, at=self.now, addresses=addresses)
