"""The edition: its schema, its fingerprint, its rules where it is made without a file."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from jigsaw.documents.edition import Edition, edition_adapter, edition_schema, fingerprint, to_plain
from jigsaw.documents.reading import edition_from, faults_of
from jigsaw.documents.tests.samples import edition, plain

SCHEMA = Path(__file__).parents[3] / "docs" / "edition.schema.json"
GUIDE = SCHEMA.with_name("edition.md")


def test_the_schema_in_the_documentation_is_current():
    """Fails when a field changes and docs/edition.schema.json is not written anew."""
    assert json.loads(SCHEMA.read_text()) == edition_schema()


def test_the_guide_names_every_field():
    """Fails when a field is added and docs/edition.md says nothing of it."""
    guide = GUIDE.read_text()
    definitions = edition_schema()["$defs"].values()
    names = {name for part in definitions for name in part.get("properties", {})} | set(
        edition_schema()["properties"]
    )
    assert {name for name in names if f"`{name}`" not in guide} == set()


def test_plain_values_make_the_same_edition_again():
    assert edition_from(to_plain(edition())) == edition()
    assert edition_from(json.loads(json.dumps(to_plain(edition())))) == edition()


def test_the_fingerprint_changes_with_every_word_and_only_then():
    assert fingerprint(edition()) == fingerprint(edition_from(dict(reversed(plain().items()))))
    assert fingerprint(edition()) != fingerprint(edition(title="Seen but not known."))


def test_an_edition_does_not_change():
    with pytest.raises(dataclasses.FrozenInstanceError):
        edition().title = "Another"  # type: ignore[misc]


def test_an_edition_that_breaks_a_rule_between_fields_cannot_be_made():
    """Fails when Edition itself does not hold the rules, so that a form could pass them by."""
    broken = plain()
    broken["recommendations"][1]["number"] = 1
    with pytest.raises(ValidationError, match="must be a number of its own"):
        edition_adapter().validate_python(broken)


def test_only_a_local_review_needs_all_parts():
    found = edition(kind="national-review", statement=None, briefing=None, report=[])
    assert (found.statement, found.briefing, found.report) == (None, None, ())


def test_an_edition_made_elsewhere_is_read_for_its_characters():
    odd = dataclasses.replace(edition(), summary="A smile 😀")
    assert [fault.path for fault in faults_of(odd)] == ["summary"]
    assert isinstance(odd, Edition)
