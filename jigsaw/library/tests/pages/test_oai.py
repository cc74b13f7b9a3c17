"""OAI-PMH 2.0: harvested by a real client, valid against the protocol, and exact about errors."""

from datetime import UTC, date, datetime, timedelta

import pytest
import requests
from django.conf import settings

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.exchange import oai
from jigsaw.library.tests.harvester import NoRecordsMatch, Sickle, ThroughTheSite
from jigsaw.library.tests.schemas import valid
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, plain_edition, released_edition

pytestmark = pytest.mark.django_db
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "oai_dc"


@pytest.fixture
def harvester(public_site, monkeypatch):
    def make(method: str = "GET") -> Sickle:
        session = requests.Session()
        session.mount("http://", ThroughTheSite(public_site))
        monkeypatch.setattr(requests, "get", session.get)
        monkeypatch.setattr(requests, "post", session.post)
        return Sickle("http://localhost/oai", http_method=method)

    return make


def ask(site, query: str):
    """The answer to a query, valid."""
    answer = site.get(f"/oai?{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/xml; charset=utf-8"
    return valid(answer.content, "oai")


def code(site, query: str) -> str:
    """The error that a query gets."""
    return ask(site, query).find(f"{OAI}error").get("code")


def fill(count: int) -> None:
    for number in range(1, count + 1):
        more = {"publisher": BRINDLE_VALE} if number % 3 == 0 else {}
        day = date(2026, 5, 1) - timedelta(days=number)
        receive(another_edition(number, day=day, **more), at=RELEASED + timedelta(minutes=number // 3))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_harvester_takes_every_record_once_part_by_part(harvester, monkeypatch, method):
    """Fails when a record is lost or given twice where parts meet, with several changes at one moment."""
    monkeypatch.setattr(oai, "BATCH", 4)
    fill(19)
    withdraw(another_edition(7, day=date(2026, 4, 24)).id, why="To be corrected.", at=RELEASED)
    sickle = harvester(method)
    records = list(sickle.ListRecords(metadataPrefix=DC))
    names = [record.header.identifier for record in records]
    assert len(names) == len(set(names)) == 19
    assert sum(record.deleted for record in records) == 1
    assert [h.identifier for h in sickle.ListIdentifiers(metadataPrefix=DC)] == names
    assert [r.header.datestamp for r in records] == sorted(r.header.datestamp for r in records)


def test_a_harvester_learns_what_the_repository_is_and_holds(harvester):
    """Fails when one of the six verbs does not answer a real client."""
    receive(released_edition(edition=plain_edition(harm_types=["neglect"])), at=RELEASED)
    sickle = harvester()
    identity = sickle.Identify()
    assert identity.deletedRecord == "persistent"
    assert identity.earliestDatestamp == "2026-06-30T09:00:00Z"
    assert [each.metadataPrefix for each in sickle.ListMetadataFormats()] == [DC]
    sets = {each.setSpec: each.setName for each in sickle.ListSets()}
    assert sets["partnership.alderbrook"] == "Alderbrook Safeguarding Children Partnership"
    assert sets["theme.unseen-fathers"] == "Theme: Unseen fathers and male carers"
    record = sickle.GetRecord(metadataPrefix=DC, identifier="oai:localhost:ascp-2024-25-02")
    assert record.header.setSpecs == ["partnership.alderbrook", "theme.unseen-fathers", "harm.neglect"]
    told = record.metadata
    assert set(told) == {
        *("title creator subject description publisher contributor date type format identifier".split()),
        *("source language relation coverage rights".split()),
    }
    assert told["title"] == ["Seen but not known"]
    assert told["subject"] == ["Unseen fathers and male carers", "Neglect"]
    assert told["identifier"] == ["http://localhost:8000/library/ascp-2024-25-02/", "ASCP 2024-25/02"]
    assert told["contributor"] == ["Helen Marsh"]


def test_a_set_and_a_span_of_time_hold_what_they_say(harvester):
    """Fails when from or until lose what changed within their own second, or a set holds others."""
    fill(6)
    sickle = harvester()

    def found(**chosen: str) -> int:
        try:
            return len(list(sickle.ListIdentifiers(metadataPrefix=DC, **chosen)))
        except NoRecordsMatch:
            return 0

    assert found(set="partnership.brindle-vale") == 2
    assert found(set="theme.unseen-fathers") == 6
    assert found(set="theme.escalation") == 0
    assert found(**{"from": "2026-06-30T09:01:00Z"}) == 4
    assert found(until="2026-06-30T09:00:00Z") == 2
    assert found(**{"from": "2026-06-30T09:01:00Z", "until": "2026-06-30T09:01:00Z"}) == 3
    assert found(**{"from": "2026-06-30", "until": "2026-06-30"}) == 6
    assert found(until="2026-06-29") == 0


def test_a_made_up_set_holds_nothing_not_even_tombstones(public_site):
    """Fails when a set that is not there answers with what was withdrawn."""
    receive(released_edition(), at=RELEASED)
    withdraw(released_edition().id, why="To be corrected.", at=RELEASED)
    assert ask(public_site, f"{LIST}&set=theme.escalation").find(f".//{OAI}header").get("status") == "deleted"
    for made_up in ("theme.never-a-word", "theme.neglect", "theme.hidden-men", "partnership.nowhere"):
        assert code(public_site, f"{LIST}&set={made_up}") == "noRecordsMatch"


def test_a_change_within_a_second_is_found_by_that_second(public_site):
    """Fails when the part of a second that is not shown hides a record."""
    receive(released_edition(), at=datetime(2026, 6, 30, 9, 0, 0, 900_000, tzinfo=UTC))
    for chosen in ("from=2026-06-30T09:00:00Z", "until=2026-06-30T09:00:00Z"):
        root = ask(public_site, f"verb=ListIdentifiers&metadataPrefix=oai_dc&{chosen}")
        assert root.find(f".//{OAI}datestamp").text == "2026-06-30T09:00:00Z"


LIST = "verb=ListRecords&metadataPrefix=oai_dc"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "badVerb"),
        ("verb=Steal", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&set=x", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        (f"{LIST}&metadataPrefix=oai_dc", "badArgument"),
        (f"{LIST}&resumptionToken=x", "badArgument"),
        (f"{LIST}&from=yesterday", "badArgument"),
        (f"{LIST}&from=2026-02-30", "badArgument"),
        (f"{LIST}&from=2026-06-30&until=2026-06-30T09:00:00Z", "badArgument"),
        (f"{LIST}&from=2026-07-01&until=2026-06-30", "badArgument"),
        (f"{LIST}&set=child.under-1", "badArgument"),
        (f"{LIST}&set=", "badArgument"),
        (f"{LIST}&set=theme.never-a-word", "noRecordsMatch"),
        (f"{LIST}&from=2999-01-01", "noRecordsMatch"),
        (f"{LIST}&until=9999-12-31", None),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=marc21&identifier=oai:localhost:x", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:never-was", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere:ascp-2024-25-02", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=%00%F0%9F%99%82%3Cb%3E", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=oai:localhost:never-was", "idDoesNotExist"),
        ("verb=ListRecords&resumptionToken=guessed", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=%C3%A9.%C3%A9", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=guessed", "badResumptionToken"),
        (f"verb=ListRecords&resumptionToken={'x' * 3000}", "badArgument"),
    ],
)
def test_every_error_has_its_code_and_a_valid_answer(public_site, query, expected):
    """Fails when a wrong request gets a page of ours, another code, or an answer that no harvester can read."""
    receive(released_edition(), at=RELEASED)
    error = ask(public_site, query).find(f"{OAI}error")
    assert (error.get("code") if error is not None else None) == expected


def test_an_empty_library_answers_every_verb(public_site):
    """Fails when a new site cannot be asked."""
    assert code(public_site, LIST) == "noRecordsMatch"
    for verb in ("Identify", "ListSets", "ListMetadataFormats"):
        assert ask(public_site, f"verb={verb}").find(f"{OAI}{verb}") is not None


def token_of(root) -> str:
    return root.find(f".//{OAI}resumptionToken").text


def test_a_token_ends_with_the_state_of_the_library_it_was_given_in(public_site, monkeypatch):
    """Fails when a harvest goes on over a list that has changed, so that something is missed."""
    monkeypatch.setattr(oai, "BATCH", 2)
    fill(5)
    root = ask(public_site, LIST)
    token = token_of(root)
    counted = root.find(f".//{OAI}resumptionToken")
    assert (counted.get("completeListSize"), counted.get("cursor")) == ("5", "0")
    assert token_of(ask(public_site, f"verb=ListRecords&resumptionToken={token}")) not in (None, token)
    assert code(public_site, f"verb=ListIdentifiers&resumptionToken={token}") == "badResumptionToken"
    assert code(public_site, f"verb=ListRecords&resumptionToken={token[:-1]}0x") == "badResumptionToken"
    receive(released_edition(99), at=RELEASED + timedelta(days=1))
    assert code(public_site, f"verb=ListRecords&resumptionToken={token}") == "badResumptionToken"


def test_the_last_part_has_an_empty_token(public_site, monkeypatch):
    """Fails when a harvester cannot tell the end of a list from an answer that broke off."""
    monkeypatch.setattr(oai, "BATCH", 3)
    fill(5)
    last = ask(public_site, f"verb=ListRecords&resumptionToken={token_of(ask(public_site, LIST))}")
    end = last.find(f".//{OAI}resumptionToken")
    assert (end.text, end.get("cursor")) == (None, "3")
    monkeypatch.setattr(oai, "BATCH", 5)
    assert ask(public_site, LIST).find(f".//{OAI}resumptionToken") is None


def test_a_list_takes_the_same_number_of_queries_however_long(public_site, django_assert_num_queries):
    """Fails when each record asks for its files and words by itself."""
    fill(2)
    with django_assert_num_queries(6, using=settings.PUBLIC_DATABASE):
        ask(public_site, LIST)
    fill(20)
    with django_assert_num_queries(6, using=settings.PUBLIC_DATABASE):
        ask(public_site, LIST)
