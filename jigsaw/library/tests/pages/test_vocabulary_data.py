"""The vocabulary as SKOS, read by rdflib."""

import warnings

import pytest
from rdflib import Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, SKOS

from jigsaw.documents.vocabulary import CONCEPT_LISTS, concepts

pytestmark = pytest.mark.django_db
BASE = "http://localhost:8000/vocabulary/"


def graph(site, address: str, form: str) -> Graph:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's own reader of JSON-LD
        return Graph().parse(data=site.get(address).content, format=form)


@pytest.mark.parametrize("stem", ["/vocabulary", "/vocabulary/unseen-fathers", "/vocabulary/toxic-trio"])
def test_both_forms_say_the_same(public_site, stem):
    """Fails when Turtle and JSON-LD are not the same statements, or either cannot be read."""
    assert isomorphic(
        graph(public_site, f"{stem}.ttl", "turtle"), graph(public_site, f"{stem}.jsonld", "json-ld")
    )


def test_every_concept_has_one_preferred_label_a_scheme_and_relations_that_hold(public_site):
    """Fails when the whole breaks a rule of SKOS: labels apart, relations whole, related never broader."""
    told = graph(public_site, "/vocabulary.ttl", "turtle")
    named = set(told.subjects(RDF.type, SKOS.Concept))
    assert named == {URIRef(f"{BASE}{slug}/") for slug in concepts()}
    for each in named:
        (label,) = told.objects(each, SKOS.prefLabel)
        assert label not in set(told.objects(each, SKOS.altLabel))
        assert (each, SKOS.inScheme, URIRef(BASE)) in told
        for other in told.objects(each, SKOS.related):
            assert (other, SKOS.related, each) in told
            assert (each, SKOS.broader, other) not in told
        for other in told.objects(each, SKOS.broader):
            assert (other, SKOS.narrower, each) in told
    assert len(set(told.subjects(RDF.type, SKOS.Collection))) == len(CONCEPT_LISTS)
    assert set(told.objects(URIRef(BASE), SKOS.hasTopConcept)) <= named


def test_a_retired_word_says_what_replaced_it(public_site):
    """Fails when whoever tagged with an old word cannot find the new one."""
    told = graph(public_site, "/vocabulary/hidden-men.ttl", "turtle")
    old = URIRef(f"{BASE}hidden-men/")
    assert list(told.objects(old, DCTERMS.isReplacedBy)) == [URIRef(f"{BASE}unseen-fathers/")]
    assert bool(told.value(old, OWL.deprecated).toPython())


def test_hidden_men_are_another_label_of_unseen_fathers(public_site):
    """Fails when alternative labels are lost on the way."""
    told = graph(public_site, "/vocabulary/unseen-fathers.jsonld", "json-ld")
    assert "hidden fathers" in {str(each) for each in told.objects(None, SKOS.altLabel)}


@pytest.mark.parametrize("form", ["ttl", "jsonld"])
def test_a_word_that_is_not_there_is_not_found(public_site, form):
    """Fails when made-up words answer."""
    assert public_site.get(f"/vocabulary/never-a-word.{form}").status_code == 404
