"""The habits of the house that no linter knows. Each test names the file and what to do."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

from jigsaw.audit.sensitivity import Sensitivity
from jigsaw.partnerships.access import permission_of

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "jigsaw"
ORDER = [
    "config",
    "portal",
    "teaching",
    "publishing",
    "learning",
    "library",
    "rapid_reviews",
    "agency_returns",
    "incidents",
    "partnerships",
    "accounts",
    "notices",
    "audit",
    "documents",
    "files",
    "components",
    "calendar",
]
PUBLIC_ROOMS = {"library", "learning"}
SOURCES = sorted(p for p in ROOMS.rglob("*.py") if "migrations" not in p.parts)
EVERY_SOURCE = [*SOURCES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "setup").rglob("*.py")]
PAGES = [
    p for p in SOURCES if p.parent.name == "pages" and "tests" not in p.parts and p.name != "__init__.py"
]


def models_of_rooms():
    return [m for m in apps.get_models() if m.__module__.startswith("jigsaw.")]


@pytest.mark.parametrize("path", EVERY_SOURCE, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_have_at_most_400_lines_and_functions_40(path):
    text = path.read_text()
    assert len(text.splitlines()) <= 400, "split it by subject"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = node.end_lineno - node.lineno + 1
            assert length <= 40, f"{node.name} has {length} lines"


def test_no_room_has_a_name_that_says_nothing():
    forbidden = {"core", "common", "utils", "helpers", "services", "misc", "base"}
    names = {p.name for p in ROOMS.rglob("*") if p.is_dir()} | {p.stem for p in SOURCES}
    assert not (names - {"base"}) & forbidden
    assert not {p.name for p in ROOMS.iterdir()} & forbidden


def test_no_room_is_empty():
    for room in (p for p in ROOMS.iterdir() if p.is_dir() and p.name != "__pycache__"):
        assert any(p.read_text().strip() for p in room.glob("*.py")), room.name


def test_names_are_verbs_and_nouns_of_the_field():
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                assert not re.search(r"(Manager|Helper|Handler|Util|Service)s?$", node.name), (
                    f"{path}: {node.name}"
                )


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOMS)))
def test_pages_neither_write_nor_reach_past_the_scope(path):
    """Pages find rows through their person's scope and write through one action."""
    forbidden = {
        "objects",
        "_base_manager",
        "_default_manager",
        "save",
        "delete",
        "create",
        "bulk_create",
        "update",
    }
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and node.attr in forbidden - {"update"}:
            if node.attr == "objects" and "library" in path.parts:
                continue
            raise AssertionError(f"line {node.lineno}: .{node.attr} belongs in queries or actions")


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOMS)))
def test_a_page_has_one_stem(path):
    """The module, the template and the test of a page share one name."""
    room = path.parts[len(ROOMS.parts)]
    source = path.read_text()
    if f"{room}/" in source or "template_name" in source:
        assert (ROOMS / room / "templates" / room / f"{path.stem}.html").exists()
    assert (ROOMS / room / "tests" / "pages" / f"test_{path.stem}.py").exists()


@pytest.mark.parametrize("urls", ["jigsaw.config.urls_casework", "jigsaw.config.urls_public"])
def test_every_page_of_ours_names_a_permission_or_says_that_it_is_public(urls):
    unclassified = []
    for pattern in _patterns(get_resolver(urls)):
        page = getattr(pattern.callback, "view_class", pattern.callback)
        if page.__module__.startswith("jigsaw.") and permission_of(pattern.callback) is None:
            unclassified.append(str(pattern.pattern))
    assert not unclassified


def _patterns(resolver):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            yield from _patterns(entry)
        else:
            yield entry


@pytest.mark.parametrize(
    "model",
    [m for m in models_of_rooms() if m._meta.app_label not in PUBLIC_ROOMS],
    ids=lambda m: m._meta.label,
)
def test_every_field_declares_its_sensitivity(model):
    declared = model.SENSITIVITY
    fields = {f.name for f in model._meta.get_fields() if f.concrete}
    assert fields == set(declared)
    assert all(isinstance(s, Sensitivity) for s in declared.values())


def test_relations_follow_the_arrows():
    """No row of a lower room points at one of a higher room, and none crosses to the public side."""
    for model in models_of_rooms():
        room = model._meta.app_label
        for field in model._meta.get_fields():
            if field.concrete and field.is_relation and field.related_model is not None:
                other = field.related_model._meta.app_label
                if other in ORDER:
                    assert ORDER.index(room) <= ORDER.index(other), f"{model.__name__}.{field.name}"
                assert (room in PUBLIC_ROOMS) == (other in PUBLIC_ROOMS), f"{model.__name__}.{field.name}"


def test_templates_build_on_their_own_room_or_on_components():
    pattern = re.compile(r"{%\s*(?:extends|include)\s+[\"']([a-z_]+)/")
    for path in ROOMS.glob("*/templates/**/*.html"):
        room = path.relative_to(ROOMS).parts[0]
        for other in pattern.findall(path.read_text()):
            assert other in (room, "components", "account", "mfa", "allauth"), f"{path}: {other}"


def test_templates_hold_no_style_and_no_script_of_their_own():
    """The Content Security Policy would refuse them: here they are found before a person does."""
    for path in ROOMS.glob("*/templates/**/*.html"):
        text = path.read_text()
        assert " style=" not in text, path
        assert "<style" not in text, path
        assert not re.search(r"\son[a-z]+=\"", text), path
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or path.name == "layout.html", path


def test_the_words_of_the_field_are_kept():
    """Fixed names, and no word that blames a family."""
    refused = ["Press release", "Local Safeguarding Practice Review", "disguised compliance", "hard to reach"]
    for path in [*ROOMS.glob("*/templates/**/*.html"), *(p for p in SOURCES if "tests" not in p.parts)]:
        text = path.read_text().lower()
        assert not [w for w in refused if w.lower() in text], path


def test_nothing_is_left_to_do():
    for path in EVERY_SOURCE:
        if path != Path(__file__):
            assert not re.search(
                r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError|pytest\.skip", path.read_text()
            ), path
