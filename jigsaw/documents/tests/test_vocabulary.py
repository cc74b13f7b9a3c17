"""The vocabulary and its thesaurus: any word that people use for a thing finds it."""

from __future__ import annotations

import pytest
import yaml

from jigsaw.documents.vocabulary import (
    CONCEPT_LISTS,
    TABLE,
    THESAURUS,
    _spelling,
    concept_meant,
    concepts,
    current,
    vocabulary,
)

# What people write, and the words of ours that it must find.
PAIRS = [
    ("hidden fathers", "Unseen fathers and male carers"),
    ("Hidden Men", "Unseen fathers and male carers"),
    ("invisible men", "Unseen fathers and male carers"),
    ("absent father", "Unseen fathers and male carers"),
    ("unseen men", "Unseen fathers and male carers"),
    ("disguised compliance", "Apparent cooperation"),
    ("superficial engagement", "Apparent cooperation"),
    ("hard-to-reach", "Sporadic engagement"),
    ("non-engagement", "Sporadic engagement"),
    ("DNA", "Was not brought"),
    ("missed appointments", "Was not brought"),
    ("shaken baby", "Abusive head trauma"),
    ("shaking", "Abusive head trauma"),
    ("NAI", "Non-accidental injury"),
    ("inflicted injury", "Non-accidental injury"),
    ("corporal punishment", "Physical punishment"),
    ("smacking", "Physical punishment"),
    ("FII", "Perplexing presentation or fabricated illness"),
    ("Munchausen by proxy", "Perplexing presentation or fabricated illness"),
    ("cot death", "Sudden unexpected death in infancy"),
    ("SUDI", "Sudden unexpected death in infancy"),
    ("co-sleeping", "Unsafe sleep"),
    ("overlay", "Unsafe sleep"),
    ("county lines", "Criminal exploitation"),
    ("CCE", "Criminal exploitation"),
    ("CSE", "Sexual exploitation"),
    ("knife crime", "Serious youth violence"),
    ("self harm", "Suicide or self-harm"),
    ("forced marriage", "Faith or honour-based abuse"),
    ("coercive control", "Domestic abuse"),
    ("domestic violence", "Domestic abuse"),
    ("postnatal depression", "Parental mental health"),
    ("ACEs", "Adversity in parents' childhoods"),
    ("NRPF", "Isolation and no recourse"),
    ("rule of optimism", "Over-optimism"),
    ("respectful uncertainty", "Professional curiosity"),
    ("lived experience", "Voice of the child"),
    ("think family", "Whole-family approach"),
    ("adultification", "Culture and racism"),
    ("professional disagreement", "Escalation"),
    ("MARAC", "Public protection arrangements"),
    ("lockdown", "Effect of the pandemic"),
    ("looked after children", "Looked after child"),
    ("LAC", "Looked after child"),
    ("autism", "Neurodivergence"),
    ("UASC", "Migrant or asylum seeking child"),
    ("health visitors", "Health visiting"),
    ("midwife", "Maternity"),
    ("A&E", "Acute hospital"),
    ("children's services", "Children's social care"),
    ("home schooling", "Elective home education"),
]


@pytest.mark.parametrize(("written", "found"), PAIRS)
def test_any_word_for_it_finds_it(written, found):
    meant = concept_meant(written)
    assert meant is not None
    assert [each.label for each in meant.concepts] == [found]
    assert not meant.is_preferred


def test_there_are_at_least_forty_pairs():
    assert len(PAIRS) >= 40


def test_a_word_that_means_several_finds_them_all():
    meant = concept_meant("Toxic trio")
    assert [each.slug for each in meant.concepts] == [
        "domestic-abuse",
        "parental-mental-health",
        "parental-drug-use",
    ]


def test_the_preferred_word_finds_itself_and_says_so():
    for concept in concepts().values():
        if concept.is_current:
            meant = concept_meant(concept.label)
            assert (meant.concepts, meant.is_preferred) == ((concept,), True), concept.slug


@pytest.mark.parametrize("words", ["", "  ", "xyzzy", "father" * 2_000, "\0", "🙂"])
def test_words_that_mean_nothing_find_nothing(words):
    assert concept_meant(words) is None


def test_the_vocabulary_has_its_starter_terms():
    """122 were asked for, in eight facets: the ages stand in facet 1."""
    assert sum(each.is_current for each in concepts().values()) >= 122
    facets = {
        part["facet"] for name in CONCEPT_LISTS for part in yaml.safe_load(TABLE.read_text("utf-8"))[name]
    }
    assert facets == set(range(1, 9))


def test_every_concept_says_what_it_covers_and_what_else_it_is_called():
    for concept in concepts().values():
        assert concept.note.endswith("."), concept.slug
        assert concept.also or not concept.is_current, concept.slug


def test_one_label_means_one_thing():
    """Fails when two concepts are called alike, so that only one of them could be found."""
    owners: dict[str, set[str]] = {}
    for concept in concepts().values():
        for label in (concept.label, *concept.also):
            owners.setdefault(_spelling(label), set()).update(concept.replaced_by or {concept.slug})
    shared = {words: slugs for words, slugs in owners.items() if len(slugs) > 1}
    meant_so = {_spelling(concept.label) for concept in concepts().values() if len(concept.replaced_by) > 1}
    assert set(shared) <= meant_so


def test_relations_lead_to_concepts_that_are_there_and_hold_both_ways():
    every = concepts()
    for concept in every.values():
        for slug in (*concept.broader, *concept.related, *concept.replaced_by):
            assert every[slug].is_current, (concept.slug, slug)
            assert slug != concept.slug
        assert all(concept.slug in every[slug].related for slug in concept.related)
        assert all(concept.slug in every[slug].narrower for slug in concept.broader)
        assert not set(concept.broader) & set(concept.related), concept.slug


def test_the_thesaurus_names_no_word_that_the_vocabulary_lacks():
    told = yaml.safe_load(THESAURUS.read_text("utf-8"))
    known = {t.slug for name in CONCEPT_LISTS for group in vocabulary()[name] for t in group.terms}
    assert set(told["concepts"]) == known
    assert not set(told["retired"]) & known


def test_a_retired_word_gives_way_to_what_replaced_it():
    assert current(["hidden-men", "unseen-fathers", "xe", "toxic-trio"]) == [
        "unseen-fathers",
        "xe",
        "domestic-abuse",
        "parental-mental-health",
        "parental-drug-use",
    ]
