"""The vocabulary that the forms offer."""

from __future__ import annotations

import re

from jigsaw.documents.vocabulary import vocabulary
from jigsaw.documents.words import term_in_words
from jigsaw.publishing.forms.vocabulary import choices_with


def terms():
    return [term for groups in vocabulary().values() for group in groups for term in group.terms]


def test_every_slug_is_one_that_an_edition_may_hold():
    for term in terms():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.slug), term
        assert len(term.slug) <= 80


def test_a_list_names_each_word_once():
    for name, groups in vocabulary().items():
        slugs = [term.slug for group in groups for term in group.terms]
        assert len(slugs) == len(set(slugs)), name


def test_a_label_is_what_documents_and_pages_print():
    """Fails when people choose one word and read another."""
    for term in terms():
        assert term_in_words(term.slug) == term.label


def test_words_that_blame_families_are_not_offered():
    said = " ".join(term.label.lower() for term in terms())
    for refused in ("disguised", "hard to reach", "failed to", "non-compliant", "chaotic"):
        assert refused not in said


def test_a_word_of_an_edition_stays_on_offer():
    assert ("xe", "Xe") in choices_with("pronouns", ["xe"])
    assert [slug for slug, _ in choices_with("pronouns")] == ["they", "she", "he"]
