"""Fails when one review's reference is missed, read as another's, or made from what is no reference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jigsaw.documents.references import (
    Reference,
    Titles,
    casework_references,
    choose_titles,
    distinct,
    external_ids,
    parse,
    same_review,
    slug_of,
    title_key,
)


def one(text: str) -> Reference:
    found = parse(text)
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("BSCP2020-21-01", "BSCP 2020-21/01"),
        ("BSCP 2020/21-01", "BSCP 2020-21/01"),
        ("BSCP2018-19/01", "BSCP 2018-19/01"),
        ("BSCP2020-21/02", "BSCP 2020-21/02"),
        ("BSCP2017-18/03", "BSCP 2017-18/03"),
        ("BSCP2022-23-02", "BSCP 2022-23/02"),
        ("BSCP 2021-22-01", "BSCP 2021-22/01"),
        ("Ref no: BSCP 2021/22-01", "BSCP 2021-22/01"),
        ("Case reference: BSCP2021-22-01", "BSCP 2021-22/01"),
        ("(Case Reference BSCP 2020/21-01).", "BSCP 2020-21/01"),
        ("BSCP 2019-20-01 Press Release", "BSCP 2019-20/01"),
        ("BSCP2019-20-01", "BSCP 2019-20/01"),
        ("BSCP 2017/2018/03", "BSCP 2017-18/03"),
        ("BSCP 2017/2018-3", "BSCP 2017-18/03"),
        ("bscp 2020/21-01", "BSCP 2020-21/01"),
        ("Bscp2020-21-01", "BSCP 2020-21/01"),
        ("BSCP 2020\u201321\u201301", "BSCP 2020-21/01"),
        ("BSCP\u00a02020\u201121/01", "BSCP 2020-21/01"),
        ("BSCP 2020 \u2013 21 / 01", "BSCP 2020-21/01"),
        ("BSCP\n2020-21-01", "BSCP 2020-21/01"),
        ("BSCP-2020-21-01", "BSCP 2020-21/01"),
        ("reviews/bscp_2020-21_01_report.pdf", "BSCP 2020-21/01"),
        ("BSCP\u200b2020-21-01", "BSCP 2020-21/01"),
        ("LSCB 1999-00/12", "LSCB 1999-00/12"),
        ("BSCB 2008-09-01", "BSCB 2008-09/01"),
        ("ASCP 2024-25/102", "ASCP 2024-25/102"),
    ],
)
def test_every_spelling_reads_as_the_house_form(text, house):
    """Fails when a spelling in use is missed or read as another review."""
    assert one(text).house == house
    assert one(text).flag == ""


def test_all_spellings_of_a_review_are_the_same_review():
    """Fails when two spellings of one review would give two pages."""
    spellings = ["BSCP2020-21-01", "BSCP 2020/21-01", "Ref no: bscp 2020-21/01", one("BSCP 2020-2021/1")]
    assert all(same_review(a, b) for a in spellings for b in spellings)
    assert not same_review("BSCP2020-21-01", "BSCP2020-21-02")
    assert not same_review("BSCP2020-21-01", "ASCP2020-21-01")


@pytest.mark.parametrize(
    ("first", "second"),
    [(None, None), ("", ""), ("Child Q", "Child Q"), ("BSCP2020-21-01 and BSCP2020-21-02", "BSCP2020-21-01")],
)
def test_no_reference_or_two_are_never_the_same_review(first, second):
    """Fails when two reviews without references, or a text naming two, count as one review."""
    assert not same_review(first, second)


def test_what_was_written_is_kept_with_its_parts():
    """Fails when a part of the parsed form is wrong or the text as found is lost."""
    found = one("Ref no: BSCP 2021/22-01")
    assert found == Reference("BSCP 2021/22-01", "BSCP", 2021, 2022, 1)
    assert (found.house, found.slug) == ("BSCP 2021-22/01", "bscp-2021-22-01")


def test_two_codes_in_one_document_are_both_found_in_order():
    """Fails when the second reference of a joint review is lost, or a repeated one is dropped by parse."""
    text = "ASCP 2024-25/02 with BVSCP2023-24-01, and again ASCP 2024/25-02"
    assert [r.house for r in parse(text)] == ["ASCP 2024-25/02", "BVSCP 2023-24/01", "ASCP 2024-25/02"]
    assert [r.raw for r in distinct(parse(text))] == ["ASCP 2024-25/02", "BVSCP2023-24-01"]


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("BSCP 2020-22/01", "BSCP 2020-22/01"),
        ("BSCP 2020/2019-01", "BSCP 2020-19/01"),
        ("ASCP 2020/2090-1", "ASCP 2020-2090/01"),
    ],
)
def test_years_that_do_not_follow_each_other_are_flagged_and_kept(text, house):
    """Fails when a slip in the years passes unseen, or the reference is lost for it."""
    assert one(text).flag.startswith("The years must follow each other")
    assert one(text).house == house
    assert one(house).parsed == one(text).parsed


def test_number_nought_is_flagged():
    """Fails when number 00 passes as a review."""
    assert one("ASCP 2024-25/00").flag == "The number must be 1 or more"


@pytest.mark.parametrize(
    "text",
    [
        "National Review into the deaths of two children",
        "Child Q", "Child C & D", "Child L 'Franklyn'", "Family T (Twin 1, Twin 2)", "SCR Matthew", "Eddie",
        "Final Child E Report January 2022", "Jason 2020-21-01", "jason-2020-21-01", "Child A 2020-21/01",
        "NC50543", "NC046996", "2025 - Birmingham - Baby A", "2022 - Anonymous - Adam",
        "AB-2026-04", "AB-2026-04/H2", "chronology-AB-2026-04-H2.xlsx",
        "2024-12-17", "17.12.2024", "dated 2024-12-17", "on 2011-12-13", "ON 2011-12-13", "BSCP 2024-12-17",
        "in the years 2020/21/22", "during 2019-20", "2020-21-01", "Ref 2020-21-01", "BSCP 2020-21",
        "BSCP 2020-21-0001", "BSCP 12020-21-01", "The BSCP has 14 members", "01632 960 188",
    ],
)  # fmt: skip
def test_what_is_no_reference_gives_none(text):
    """Fails when a pseudonym, date, phone number or other number is turned into a case reference."""
    assert parse(text) == []


def test_a_code_the_caller_knows_is_taken_in_any_case():
    """Fails when a partnership whose code looks like a word cannot be read in lower case."""
    assert parse("hips 2024-25/01") == []
    assert [r.house for r in parse("hips 2024-25/01", codes=["HIPS"])] == ["HIPS 2024-25/01"]


def test_accession_numbers_of_the_nspcc_are_ids_of_another_kind():
    """Fails when the repository's number is missed, shortened, or found inside another word."""
    found = external_ids("see NC50543, nc 52312; older NC046996; not ABNC50543, NC5054 or NC5054333")
    assert [(i.kind, i.value) for i in found] == [
        ("nspcc", "NC50543"),
        ("nspcc", "NC52312"),
        ("nspcc", "NC046996"),
    ]


def test_references_of_casework_are_found_apart():
    """Fails when a casework reference is missed, so that nothing could stop it from being published."""
    found = casework_references("AB-2026-04, AB\u20112026\u201104/H2, not AB-2026-04-27 and not may-2026-04")
    assert [(c.code, c.year, c.number) for c in found] == [("AB", 2026, 4), ("AB", 2026, 4)]


def test_codes_collide_so_the_parsed_form_is_no_key_across_partnerships():
    """Fails when a field is added that pretends to tell two partnerships with one code apart."""
    birmingham, buckinghamshire = one("BSCP 2020-21/01"), one("BSCP2020/21-01")
    assert birmingham.parsed == buckinghamshire.parsed


ANYTHING = st.one_of(
    st.none(),
    st.binary(max_size=200),
    st.integers(),
    st.text(st.characters(exclude_categories=()), max_size=200),
    st.text("BSCPbscp 0123456789-/\u2013\u00a0\n_NC.AB", max_size=60),
)


@settings(max_examples=400, deadline=None)
@given(ANYTHING)
def test_no_text_ever_raises(text):
    """Fails when any text, bytes, None or lone surrogate stops the reader."""
    for found in parse(text):
        assert found.raw in (text if isinstance(text, str) else text.decode("utf-8", "replace"))
        assert one(found.house).parsed == found.parsed
    assert external_ids(text) is not None
    assert casework_references(text) is not None
    if isinstance(text, str):
        assert isinstance(title_key(text), str)
        assert slug_of(text, text).isascii()


CODES = st.one_of(
    st.sampled_from(["ASCP", "BSCP", "LLR", "HIPS", "CHSCP", "NELSCP", "BSCB"]),
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=4, max_size=8).filter(
        lambda code: all(r.code == code for r in parse(f"{code} 2024-25/02")) and parse(f"{code} 2024-25/02")
    ),
)
SEPARATORS = st.sampled_from(["-", "/", "\u2013", "\u2011", " - ", "_", "\u00a0/ "])


@settings(deadline=None)
@given(
    code=CODES,
    start=st.integers(1990, 2098),
    number=st.integers(1, 999),
    before=st.sampled_from(["", " ", "\u00a0", "-", "\n"]),
    first=SEPARATORS,
    second=SEPARATORS,
    long_years=st.booleans(),
    padded=st.booleans(),
    lead=st.sampled_from(["", "Ref no: ", "(", "see ", "\u2018"]),
)
def test_a_reference_in_any_spelling_comes_back_as_itself(
    code, start, number, before, first, second, long_years, padded, lead
):
    """Fails when one of the spellings loses a part, or the house form does not read as itself."""
    end = str(start + 1) if long_years else f"{(start + 1) % 100:02d}"
    digits = f"{number:02d}" if padded else str(number)
    found = one(f"{lead}{code}{before}{start}{first}{end}{second}{digits} Report")
    assert (found.code, found.start_year, found.end_year, found.number) == (code, start, start + 1, number)
    assert found.flag == ""
    assert one(found.house).house == found.house


@pytest.mark.parametrize(
    "piece", ["A", "AB ", "BSCP 2020-21-", "BSCP \u2013 ", " ", "-", "BSCP2020", "NC1", "\ud800"]
)
def test_a_megabyte_of_almost_references_is_read_to_its_end(piece):
    """Fails (by never ending) when reading takes more than time in proportion to the text."""
    size = 1_000_000 // len(piece)
    text = piece * size + " ASCP 2024-25/02"
    assert parse(text)[-1].house == "ASCP 2024-25/02"
    assert casework_references(text) == []
    assert external_ids(text) == []


@pytest.mark.parametrize(
    ("reference", "title", "year", "slug"),
    [
        ("ASCP 2024-25/02", "Seen but not known", 2026, "ascp-2024-25-02"),
        ("Ref no: ascp2024/25-02", "Seen but not known", 2026, "ascp-2024-25-02"),
        (None, "Seen but not known", 2026, "seen-but-not-known-2026"),
        ("", "Seen but not known", None, "seen-but-not-known"),
        ("AB-2026-04", "Seen but not known", 2026, "seen-but-not-known-2026"),
        (None, "‘Don’t look’ – Łódź & Ŵyn", 2025, "dont-look-lodz-and-wyn-2025"),
    ],
)
def test_the_public_address_is_the_reference_or_else_the_title(reference, title, year, slug):
    """Fails when an address changes with the spelling, holds a casework reference or is not ASCII."""
    assert slug_of(reference, title, year) == slug


@given(st.text(st.characters(exclude_categories=()), max_size=300), st.none() | st.integers(2000, 2099))
def test_an_address_is_never_empty_and_always_plain(title, year):
    """Fails when a title in any script gives an address that is empty, too long or needs quoting."""
    slug = slug_of(None, title, year)
    assert slug == slug_of(None, title, year)
    assert slug.strip("-") == slug != ""
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(slug) <= 75


def test_titles_in_other_scripts_have_addresses_of_their_own():
    """Fails when two titles without a Latin letter share one address."""
    assert slug_of(None, "طفل", 2026) != slug_of(None, "أسرة", 2026)


def test_the_preferred_title_is_the_reports_and_the_others_are_kept():
    """Fails when a review with two titles loses one, or the press statement's leads."""
    found = [
        ("briefing", "I was too frightened to tell anyone"),
        ("statement", "Out of Sight"),
        ("report", "‘I was too frightened to tell anyone’"),
        ("slides", "OUT OF SIGHT"),
    ]
    assert choose_titles(found) == Titles("‘I was too frightened to tell anyone’", ("Out of Sight",))


def test_a_chosen_title_leads_and_dashes_quotes_and_case_make_no_other_title():
    """Fails when a person's choice is overruled, or one title is listed twice for its punctuation."""
    found = [
        ("report", "Never Assume: Working with Substance Misusing Parents"),
        ("briefing", "Never Assume – The importance of information sharing"),
        ("page", "Never Assume - the importance of  information sharing"),
    ]
    titles = choose_titles(found, chosen="Never Assume \u2014 The importance of information sharing")
    assert titles.preferred == "Never Assume \u2014 The importance of information sharing"
    assert titles.others == ("Never Assume: Working with Substance Misusing Parents",)


def test_no_title_at_all_is_refused():
    """Fails when an empty title would stand on the public page."""
    with pytest.raises(ValueError, match="Enter a title"):
        choose_titles([("report", "  "), ("briefing", "‘’")])
