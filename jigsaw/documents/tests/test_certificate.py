"""The certificate says who, what, when and how long, and how to check it; it conforms, and any name fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2
import pytest

from jigsaw.documents.certificate import CertificateFacts, certificate
from jigsaw.documents.tests.verapdf import failed_rules
from jigsaw.documents.words import hours_in_words

FACTS = CertificateFacts(
    partnership="Alderbrook Safeguarding Children Partnership",
    name="Leah Brown",
    event="Unseen fathers: seeing the whole family",
    held_on=date(2026, 7, 16),
    minutes=112,
    objectives=(
        "Ask every man who cares for a baby about his history.",
        "Know whom to tell when he is not known.",
    ),
    code="K7QM-2XVD-9RTC",
    check_address="https://learning.alderbrook-scp.example/certificates/",
)
HOSTILE = replace(
    FACTS,
    name="Ōwain 🦊 #strong[x] \\ $1$ " + "Ffion " * 25,
    event="A <b>title</b> with #signs and *stars* " + "of many words " * 8,
    objectives=(),
)


@cache
def made(facts):
    return certificate(facts)


def words(facts) -> str:
    with pypdfium2.PdfDocument(made(facts).content) as file:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in file)


def test_it_says_all_on_one_page():
    """Fails if a fact were missing, or the certificate ran over its page."""
    text = words(FACTS)
    told = [
        FACTS.partnership,
        FACTS.name,
        FACTS.event,
        "16 July 2026",
        "1 hour 52 minutes",
        FACTS.code,
        FACTS.check_address,
    ]
    for each in [*told, *FACTS.objectives]:
        assert each in text, each
    assert made(FACTS).pages == 1
    assert made(FACTS).filename == "certificate-unseen-fathers-seeing-the-whole-family-k7qm-2xvd-9rtc.pdf"


@pytest.mark.parametrize("facts", [FACTS, HOSTILE], ids=["plain", "hostile"])
def test_every_check_of_our_own_passes(facts):
    assert [check.name for check in made(facts).checks if not check.passed] == []


def test_markup_stays_words():
    assert "#strong[x]" in words(HOSTILE)
    assert "[U+1F98A]" in words(HOSTILE)


def test_the_same_facts_give_the_same_bytes():
    assert certificate(FACTS).content == made(FACTS).content


@pytest.mark.documents
def test_it_conforms(tmp_path):
    """Fails if a reader with a screen reader met a page without tags (PDF/UA-1), or it could not be kept (PDF/A-2a)."""
    path = tmp_path / "certificate.pdf"
    path.write_bytes(made(FACTS).content)
    [rules] = failed_rules([path]).values()
    assert rules["PDFUA_1"] == rules["PDFA_2_A"] == []


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(112, "1 hour 52 minutes"), (120, "2 hours"), (1, "1 minute"), (61, "1 hour 1 minute")],
)
def test_hours_in_words(minutes, said):
    assert hours_in_words(minutes) == said
