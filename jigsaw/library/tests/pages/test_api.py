"""The JSON interface keeps its contract."""

import json
from datetime import timedelta

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from jigsaw.library.actions import receive, withdraw
from tests.public_site import BRINDLE_VALE, RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db


def document(site) -> dict:
    return json.loads(site.get("/api/openapi.json").content)


def test_the_document_is_valid_openapi(public_site):
    """Fails when an independent validator refuses the document, or it names another address than the site's."""
    told = document(public_site)
    OpenAPIV31SpecValidator(told).validate()
    assert told["servers"] == [{"url": "http://localhost:8000/api"}]
    assert public_site.get("/api/").content == public_site.get("/api/openapi.json").content


def keeps(told: dict, path: str, status: str, content: bytes) -> None:
    """Hold an answer to the schema that the document gives for it."""
    said = told["paths"][path]["get"]["responses"][status]["content"]["application/json"]["schema"]
    schema = {"$ref": said["$ref"], "components": told["components"]}
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        json.loads(content)
    )


BARE = {
    "kind": "national-review",
    "reference": None,
    "title": "Across England",
    "statement": None,
    "briefing": None,
    "lead_reviewer": None,
    "findings": [],
    "recommendations": [],
    "developments": [],
    "themes": ["a-word-of-its-own"],
}
ANSWERS = [
    ("/reviews", "/api/reviews", 200),
    ("/reviews", "/api/reviews?theme=unseen-fathers&page=1", 200),
    ("/reviews/{slug}", "/api/reviews/ascp-2024-25-02", 200),
    ("/reviews/{slug}", "/api/reviews/across-england-2026", 200),
    ("/reviews/{slug}", "/api/reviews/ascp-2024-25-09", 410),
    ("/partnerships", "/api/partnerships", 200),
    ("/terms", "/api/terms", 200),
]


@pytest.fixture
def library(public_site):
    """A full review that was corrected, a bare one, and a withdrawn one."""
    receive(released_edition(1), at=RELEASED)
    receive(released_edition(1, version=2, correction_note="The year"), at=RELEASED + timedelta(days=1))
    little = {"publisher": BRINDLE_VALE, "files": [], "report_html": "", "briefing_html": ""}
    receive(released_edition(2, edition=plain_edition(**BARE), **little), at=RELEASED)
    receive(released_edition(3, edition=plain_edition(reference="ASCP 2024-25/09")), at=RELEASED)
    withdraw(released_edition(3).id, why="To be corrected.", at=RELEASED)
    return public_site


@pytest.mark.parametrize(("path", "address", "status"), ANSWERS)
def test_every_answer_is_as_the_document_says(library, path, address, status):
    """Fails when a field is missing, strange or of another type."""
    answer = library.get(address)
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    keeps(document(library), path, str(status), answer.content)


def test_every_operation_of_the_document_is_tried(public_site):
    """Fails when an operation is added and its answer is held to nothing."""
    assert {path for path, _, _ in ANSWERS} == set(document(public_site)["paths"])


def test_what_is_not_there_is_answered_as_the_document_says(public_site):
    """Fails when an absent review is told in another form."""
    absent = public_site.get("/api/reviews/never-was")
    assert (absent.status_code, absent["Content-Type"].partition(";")[0]) == (404, "text/html")


def test_the_contract_notices(public_site):
    """Fails when the check would let a strange field pass."""
    from jsonschema import ValidationError

    told = document(public_site)
    with pytest.raises(ValidationError):
        keeps(told, "/partnerships", "200", b'{"partnerships": [], "secret": 1}')
