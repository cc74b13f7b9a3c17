"""Our page parts give the markup of GOV.UK Frontend, option by option."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from lxml import html

from jigsaw.components.parts import PARTS, render

COMPONENTS = Path(settings.NODE_MODULES) / "govuk-frontend/dist/govuk/components"

# Options of GOV.UK Frontend that we do not have, each with its reason. (part, fixture) -> reason
LEFT_OUT: dict[tuple[str, str], str] = {}


def fixtures():
    """Each example that the package ships for each part that we have."""
    for name in PARTS:
        for each in json.loads((COMPONENTS / name / "fixtures.json").read_text())["fixtures"]:
            yield pytest.param(name, each, id=f"{name}: {each['name']}")


def normal(markup: str) -> list:
    """Markup as nested lists: names, sorted attributes, text without meaningless space."""
    return [tree(child) for child in html.fragments_fromstring(markup) if not blank(child)]


def blank(node) -> bool:
    return isinstance(node, str) and not node.strip()


def space(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "").strip()


def tree(node):
    if isinstance(node, str):
        return space(node)
    attributes = {name: " ".join(value.split()) for name, value in node.attrib.items()}
    if "class" in attributes:
        attributes["class"] = " ".join(sorted(attributes["class"].split()))
    text = node.text if node.tag == "textarea" else space(node.text)
    children = [part for child in node for part in (tree(child), space(child.tail)) if part != ""]
    return [node.tag, attributes, text or "", children]


@pytest.mark.parametrize(("name", "fixture"), list(fixtures()))
def test_part_renders_as_upstream(name, fixture):
    """Fails when a part differs in any element, attribute or word from the package's own HTML."""
    if (name, fixture["name"]) in LEFT_OUT:
        assert normal(render(name, fixture["options"])) != normal(fixture["html"]), (
            "supported now: take it off"
        )
        return
    assert normal(render(name, fixture["options"])) == normal(fixture["html"])


def test_list_of_options_left_out_names_real_examples():
    """Fails when an upgrade renames or removes an example that we list as left out, or one has no reason."""
    there = {(param.values[0], param.values[1]["name"]) for param in fixtures()}
    assert set(LEFT_OUT) <= there
    assert all(len(reason) > 20 for reason in LEFT_OUT.values())
