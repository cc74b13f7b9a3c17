"""Reading an edition: what is refused, with which path and words. Each test fails when a bad input passes,
when its path is wrong, or when one fault hides another."""

from __future__ import annotations

import json

import pytest

from jigsaw.documents.loading import MOST_BYTES
from jigsaw.documents.made import EditionFaults
from jigsaw.documents.reading import edition_from, read_edition
from jigsaw.documents.tests.samples import TEXT, changed, loaded, plain, section


def faults(content, name: str = "edition.yaml") -> list[str]:
    with pytest.raises(EditionFaults) as refused:
        if isinstance(content, dict):
            edition_from(content)
        else:
            read_edition(content, name)
    return [str(fault) for fault in refused.value.faults]


def test_yaml_and_json_give_the_same_edition():
    assert read_edition(TEXT) == read_edition(json.dumps(loaded()), "edition.json")


def test_bytes_with_a_mark_and_utf_16_are_read():
    assert read_edition(b"\xef\xbb\xbf" + TEXT.encode()) == read_edition(TEXT.encode("utf-16"))


def test_every_fault_is_said_at_once_in_the_order_of_the_fields():
    whole = plain(titel="x", kind="locl")
    whole["recommendations"][1] |= {"due": "soon", "findings": [9], "number": 1}
    del whole["partnership"]["short_name"]
    whole["report"][0]["body"] = "<b>bold</b>"
    assert faults(whole) == [
        "partnership.short_name: is missing",
        "kind: must be one of: local-review, national-review, thematic-review, learning-review",
        "recommendations[1].due: must be a date, like 2026-06-30",
        "recommendations[1].number: must be a number of its own; recommendations[0] has 1 too",
        "recommendations[1].findings[0]: names finding 9, but there are 2 findings",
        "report[0].body: line 1 has raw HTML (<b>); write it in Markdown",
        "report[0].body: line 1 has raw HTML (</b>); write it in Markdown",
        "titel: is not a field of an edition; the nearest is title",
    ]


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["recommendations", 1, "due"], "2026-02-30", "recommendations[1].due: must be a date that exists"),
        (["recommendations", 1, "due"], 20260230, "recommendations[1].due: must be a date"),
        (["recommendations", 0, "number"], "1", "recommendations[0].number: must be a whole number"),
        (["recommendations", 0, "number"], True, "recommendations[0].number: must be a whole number"),
        (
            ["recommendations", 0, "strength"],
            "strong",
            "recommendations[0].strength: must be one of: awareness",
        ),
        (["published_on"], "30 June 2026", "published_on: must be a date, like 2026-06-30"),
        (
            ["published_on"],
            "2026-07-01",
            "release_at: must fall on published_on, 2026-07-01; in London it falls",
        ),
        (["release_at"], "2026-06-30T10:00:00", "release_at: must say its offset from UTC"),
        (["release_at"], "2026-06-30T23:30:00+00:00", "in London it falls on 2026-07-01"),
        (["title"], 1984, "title: must be text; put it in quotation marks"),
        (["title"], "", "title: must not be empty"),
        (["title"], None, "title: must not be empty"),
        (["title"], "x " * 100, "title: must be at most 160 characters; it has 199"),
        (["themes", 0], "Unseen fathers", "themes[0]: must be a term in small letters"),
        (["findings"], "none", "findings: must be a list"),
        (["findings", 0], "none", "findings[0]: must be a group of fields"),
        (["statement"], None, "statement: is missing: a local review has a press statement"),
        (["briefing"], None, "briefing: is missing: a local review has a briefing"),
        (["report"], [], "report: is missing: a local review has at least one report section"),
        (["statement", "signatories"], [], "statement.signatories: must have at least 1 item"),
        (
            ["briefing", "qestions"],
            [],
            "briefing.qestions: is not a field of an edition; the nearest is questions",
        ),
        (
            ["developments", 0, "link"],
            "javascript:alert(1)",
            "developments[0].link: must be a link that begins",
        ),
        (
            ["developments", 0, "link"],
            "file:///etc/passwd",
            "developments[0].link: must be a link that begins",
        ),
        (
            ["developments", 0, "link"],
            "https://a:b@c.example",
            "developments[0].link: must be a link to a website",
        ),
        (
            ["briefing", "read_more", 0, "link"],
            "data:text/html,x",
            "briefing.read_more[0].link: must be a link",
        ),
        (
            ["partnership", "website"],
            "mailto:a@b.example",
            "partnership.website: must be the address of a website",
        ),
        (
            ["partnership", "helpline", "phone"],
            "call us",
            "partnership.helpline.phone: must be a telephone number",
        ),
        (["summary"], "word " * 200_000, "summary: must be at most 20,000 characters; it has 999,999"),
        (["summary"], "a" * 2_001, "summary: has a word of 2,001 characters; put spaces in it"),
        (["report", 0, "body"], "word " * 400_000, "report[0].body: must be at most 1,500,000 characters"),
        (
            ["summary"],
            "Good 😀",
            'summary: has a character that the documents\' typeface cannot draw: "😀" (U+1F600',
        ),
        (["title"], "ראוי", 'title: has characters that the documents\' typeface cannot draw: "ר" (U+05E8'),
        (["findings", 0, "why"], "a\ud800", "findings[0].why: has a broken character"),
    ],
)
def test_a_bad_value_is_refused_with_its_path(path, value, message):
    assert any(message in fault for fault in faults(changed(path, value)))


@pytest.mark.parametrize("phone", ["07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "00447700900123"])
def test_a_mobile_number_is_no_media_contact(phone):
    said = faults(changed(["partnership", "media_contact", "phone"], phone))
    assert said == [
        "partnership.media_contact.phone: must not be a mobile number. "
        "Use a role mailbox and switchboard, not a person's mobile"
    ]


@pytest.mark.parametrize("email", ["jane.doe@council.example", "j.doe@council.example", "office@gmail.com"])
def test_a_persons_mailbox_is_no_media_contact(email):
    said = faults(changed(["partnership", "media_contact", "email"], email))
    assert said[0].startswith("partnership.media_contact.email: must be a role mailbox")


@pytest.mark.parametrize(
    "email", ["press@council.example", "press.office@council.example", "news-desk@a.b.example"]
)
def test_a_role_mailbox_is_a_media_contact(email):
    assert edition_from(changed(["partnership", "media_contact", "email"], email))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        ("  \n\t", "is empty"),
        ("hello", "is not an edition"),
        ("- a\n- b", "is not an edition"),
        ("colour: red", "is not an edition"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04....", "is a Word, PowerPoint, Excel or zip file"),
        (b"\x89PNG\r\n", "is a picture"),
        (b"title: \xff\xfe\xfa", "is not text in UTF-8 (byte 8)"),
        (b"title: a\x00b", "is not text"),
        ("<!DOCTYPE html><p>x", "is a web page"),
        ("a: 1\na: 2", "line 2 has the field a a second time"),
        ("a: &x [1]\nb: *x", "line 2 has an alias (*x)"),
        ("a: !!python/object/apply:os.system [ls]", "line 1 has a tag"),
        ("a: 1\n---\nb: 2", "line 2 begins a second document"),
        ("? [a]\n: b", "has a list or a group where a field name must stand"),
        ("title: [1, 2", "is not YAML: line 2, column 1"),
        (
            "title: x\n  y: z",
            "line 2, column 4: a colon stands inside a text, which then needs quotation marks",
        ),
        ("title: [1, 2\nb: 1", "a list that begins with [ is not closed with ]"),
        ('title: "a "b" c"', "a quotation mark is missing"),
        ('title: "abc\nb: c', "a quotation mark is not closed"),
        ("title: @x", "a text begins with a sign of YAML's own; put it in quotation marks"),
        ("a:\n  - b\n c\n", "lines that belong together do not begin at the same place"),
        (
            '{"a": ',
            "line 1, column 7: it cannot be read here; check the commas, quotation marks and brackets",
        ),
        ("[" * 50_000, "is nested deeper than 30 levels"),
        ('{"title": 1, "title": 2}', "has the field title twice"),
        ('{"title": NaN}', "has NaN, which is not JSON"),
        ('{"a":' * 50_000, "nested too deep"),
        ('{"a":' + "[" * 31 + "]" * 31 + "}", "is nested deeper than 30 levels"),
        ("[" + "1," * 50_001 + "]", "has more than 50,000 values"),
        ('{"a": [' + "1," * 50_001 + "1]}", "has more than 50,000 values"),
        ("{" + "".join(f'"k{n}": 1, ' for n in range(60_000)) + '"k59999": 2}', "has the field k59999 twice"),
        ("x" * (MOST_BYTES + 1), "is larger than 10 MB"),
    ],
)
def test_what_is_no_edition_is_refused_by_its_content(content, message):
    name = "edition.json" if content[:5] == '{"a":' else "edition.yaml"
    (said,) = faults(content, name)
    assert said.startswith(name + ": ")
    assert message in said


def test_a_name_does_not_make_a_file_an_edition():
    assert "is a PDF" in faults(b"%PDF-1.7", "edition.yaml")[0]
    assert read_edition(TEXT, "report.pdf").title == "Seen but not known"


def test_unseen_characters_are_cleaned_not_refused():
    found = edition_from(changed(["title"], "\u202eSeen\u200b but\x07 not \ufeffknown\u2028"))
    assert found.title == "Seen but not known"


def test_titles_keep_their_quotation_marks():
    title = '“I was ‘too’ frightened” "to" tell & <no one>'
    assert edition_from(changed(["title"], title)).title == title


def test_more_faults_than_can_be_listed_are_counted():
    said = faults(plain(**{f"x{n}": 1 for n in range(300)}))
    assert len(said) == 201
    assert said[-1] == "100 more faults are not listed"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("text\n\n<div>x</div>", "report[0].body: line 3 has raw HTML (<div>x</div>)"),
        ("a <!-- secret --> b", "line 1 has raw HTML"),
        (
            "[x](javascript:alert(1))",
            "line 1 has a link (javascript:alert(1)) that must be a link that begins",
        ),
        ("a\n[x](/relative)", "line 2 has a link (/relative)"),
        ("![p](https://a.example/p.png)", "line 1 has a picture"),
        ("# Top", "line 1 has a heading of the report itself"),
        ("Under\n=====", "line 1 has a heading of the report itself"),
        ("#### Deep first", "line 1 has a #### heading with no ### heading before it"),
        ("##### Too deep", "line 1 has a heading deeper than ####"),
        ("###", "line 1 has an empty heading"),
        ("a\n\n---\n\nb", "line 3 has a line across the page"),
        ("> " * 9 + "x", "is nested deeper than 6 levels"),
        ("| | |\n|-|-|\n| a | b |", "line 1 has a table without words in its heading row"),
        ("| a |\n|-|\n" + "| b |\n" * 10_001, "line 1 has a table of 10,001 rows"),
        ("|a" * 13 + "|\n" + "|-" * 13 + "|\n", "and 13 columns"),
        ("- | a |\n  |---|\n  | b |", "has a table inside a list"),
    ],
)
def test_markdown_that_a_section_may_not_hold(body, message):
    assert any(message in fault for fault in faults(section(body)))
