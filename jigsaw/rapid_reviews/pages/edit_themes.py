"""What the rapid review is about, in words of the vocabulary: earlier learning is found by them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import CheckboxesField
from jigsaw.documents.vocabulary import labels
from jigsaw.incidents.desk.themes_form import ThemesForm
from jigsaw.rapid_reviews.actions.record import save_themes
from jigsaw.rapid_reviews.desk.writing import WritingPage


class EditThemes(WritingPage):
    """One to eight themes."""

    heading = "Themes"
    form_class = ThemesForm

    def held(self) -> dict[str, Any]:
        """The themes as they are saved."""
        return {"themes": self.review.themes}

    def write(self, form: Any) -> HttpResponse:
        """Save them."""
        save_themes(
            self.review,
            themes=form.cleaned_data["themes"],
            revision=form.seen_revision(),
            by=self.who,
            at=self.now,
        )
        return self.go_on(words="The themes were saved.")

    def both(self, form: Any, other: Any) -> dict[str, Any]:
        """Both choices, one beside the other."""
        form.fields["themes"] = CheckboxesField(
            label="Themes", choices=list(labels().items()), required=False
        )
        found = super().both(form, other)
        del form.fields["themes"]
        return found

    def in_words(self, name: str, value: Any) -> str:
        """The themes by their labels."""
        known = labels()
        return "\n".join(sorted(known.get(slug, slug) for slug in value or []))
