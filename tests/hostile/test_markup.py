"""Markup in every text that people write stays a text: on each staff page, on each public page."""

import pytest
from django.test import Client

from jigsaw.audit.actions import act
from jigsaw.learning.actions.looked_for import tell_looked_for
from jigsaw.library.actions import receive
from jigsaw.partnerships.actions import add_agency, edit_partnership
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody
from jigsaw.publishing import actions
from jigsaw.publishing.actions import crossing
from jigsaw.publishing.models import PastReview
from jigsaw.publishing.past.given import GivenFile, RefusedFile
from jigsaw.publishing.tests import past_files
from jigsaw.publishing.tests.factories import NOW, code_for, edition, fresh, waiting
from tests.access.walking import patterns
from tests.access.world import case_of
from tests.access.world_articles import build_article
from tests.access.world_cases import SHARED, build_case, build_cover, build_feed, build_referral, stand_back
from tests.access.world_returns import build_returns
from tests.access.world_teaching import build_bulletin
from tests.access.world_webinars import build_webinar
from tests.embargo.public_places import public_places
from tests.hostile.hostile_texts import SCRIPT, what_runs, with_text
from tests.public_site import RELEASED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]
STAFF = [p for p in patterns("jigsaw.config.urls_casework") if p.permission not in (None, "public")]


# Short enough for every column.
PICTURE = "<img src=x onerror=alert(1)>"


def browser_of(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def hostile_import(team):
    """An import of past reviews with markup in its names, in every cell and in the answers; not added yet."""
    text = SCRIPT.replace('"', '""')
    lines = (
        "Reference,Title,Publication date,Type,Report,Partnership",
        f'"Ref {text}","{text}","{text}","{text}","{text}","{text}"',
        f'ASCP 2023-24/01,"Behind the door {text}",12 March 2024,Local child safeguarding practice review,,',
    )
    held = past_files.read(team, "\n".join(lines).encode(), name=f"{PICTURE}.csv")
    actions.add_past_files(
        held, files=[GivenFile(f"b {PICTURE}.txt", f"ASCP 2024-25/01: {SCRIPT}".encode())],
        refused=[RefusedFile(PICTURE, SCRIPT)], by=team.priya, at=NOW,
    )  # fmt: skip
    return actions.read_past_import(str(held.pk), at=NOW)


def hostile_past(team) -> dict:
    """Such an import, of which one review stands in the library."""
    held = past_files.add(hostile_import(team), team)
    review = PastReview.rows.filter(last_import=held).first()
    assert review is not None, "nothing of the import is ready"
    return {
        "past_import_id": held.pk,
        "past_file_id": held.files.earliest("number").pk,
        "past_review_id": review.pk,
        "row_key": held.rows_found[0]["key"],
    }


def hostile_people(team) -> None:
    with act("seed", by="tests", at=NOW):
        for person in (team.priya, team.marcus, team.joan, team.dee):
            person.full_name = f"{person.full_name} {SCRIPT}"[:100]
            person.save()
    about = {"by": team.priya, "at": NOW, "partnership": team.partnership}
    add_agency(**about, name=f"Trust {SCRIPT}"[:120], kind="gp")
    edit_partnership(
        **about, name=f"Here {SCRIPT}"[:120], area=f"A {SCRIPT}"[:80], helpline_text=SCRIPT[:200]
    )


def hostile_version(team):
    """A version with markup in every free text, a request for a change with markup, and a draft that is worse."""
    version = waiting(team, draft=with_text(edition(), SCRIPT))
    code_for(version, team.joan)
    actions.ask_for_change(version, by=team.marcus, note=SCRIPT, at=NOW)
    worse = [{"heading": SCRIPT, "body": f"{SCRIPT}\n\n[x](javascript:alert(1))"}]
    actions.save_part(
        fresh(version.publication), part="report", value=worse, revision=0, by=team.priya, at=NOW
    )
    return version


def hostile_case(team) -> dict:
    """A case with markup in every text of it, and the parts of its addresses."""
    home, people = team.partnership, [team.priya, team.marcus]
    agency = add_agency(by=team.priya, at=NOW, partnership=home, name="Trust of the case", kind="gp")
    ids = build_case(home, PICTURE, members=people, keeper=team.joan, agency=agency)
    team.lead = somebody("Sam Okafor", home, Role.AGENCY_LEAD, agency)
    team.author = somebody("Nina Fell", home, Role.AGENCY_AUTHOR, agency)
    ids |= build_returns(home, case_of(ids), PICTURE, agency=agency, lead=team.lead, author=team.author)
    stand_back(ids, home, PICTURE, team.dee)
    ids |= build_referral(home, PICTURE, made_by=team.joan, agency=agency)
    ids |= build_cover(home, team.priya, team.marcus) | build_feed(home, team.priya)
    return ids | SHARED


def test_the_reader_of_pages_sees_what_runs():
    """Fails if this test could not see markup that came through."""
    assert len(what_runs(f"<p>{SCRIPT}</p>")) >= 2
    assert what_runs('<a href=" JavaScript:alert(1)">x</a>')
    assert what_runs('<script type="application/ld+json">{"a": "</script>"}</script>')
    assert what_runs('<script type="application/ld+json">{"a": "<b>"}</script>')
    assert not what_runs('<script type="application/ld+json">{"a": "\\u003cb alert(1)"}</script>')
    assert not what_runs(
        "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><script type=module src=/a.mjs></script>"
    )


def test_no_staff_page_runs_what_people_wrote(team):
    hostile_people(team)
    version = hostile_version(team)
    filled = {
        "publication_id": version.publication_id, "number": 1, "other": 1, "slug": team.partnership.slug,
        "version": 1, "document_id": version.documents.get(format="html").pk, "holiday_id": 1,
        "membership_id": Membership.rows.get(person=team.joan).pk,
    }  # fmt: skip
    filled |= hostile_case(team) | hostile_past(team)
    filled |= build_webinar(team.partnership, PICTURE, team.priya)
    filled |= build_article(team.partnership, SCRIPT, team.joan, team.marcus)
    filled |= build_bulletin(team.partnership, SCRIPT)
    tell_looked_for(words=SCRIPT, at=NOW)
    shown = 0
    for person in (team.priya, team.marcus, team.lead, team.author):
        browser = browser_of(person)
        for page in STAFF:
            for query in ("", f"?show=report&page=1&partnership={team.partnership.slug}&x={SCRIPT}"):
                answer = browser.get(page.address(filled) + query.replace("#", ""))
                if answer["Content-Type"].startswith("text/html") and "Content-Disposition" not in answer:
                    assert what_runs(answer.content.decode()) == [], page
                    shown += b"alert(1)" in answer.content
    assert shown > 120, "the pages of this walk must hold the texts that they are asked about"


def test_no_table_to_correct_runs_what_files_and_people_wrote(team):
    """Fails if a cell, a label that names its row, a fault or an answer of meanwhile came through as markup."""
    held, browser = hostile_import(team), browser_of(team.priya)
    where = f"/publications/past/{held.pk}/"
    keys = [row["key"] for row in held.rows_found]
    typed = {"row": [*keys, SCRIPT, "r-gone"], "seen": SCRIPT, "r-gone-title": SCRIPT, "r-gone-was": SCRIPT}
    typed |= {
        f"{key}-{cell}": SCRIPT for key in keys for cell in ("title", "reference", "published_on", "was")
    }
    changed = {"row": keys, "seen": "0"} | {f"{key}-title": f"Other {SCRIPT}"[:150] for key in keys}
    shown = [browser.get(f"{where}rows/?show={show}") for show in ("asked", "all", SCRIPT)]
    shown += [browser.get(f"{where}{page}") for page in ("", "files/new/", "worksheet/")]
    shown += [browser.post(f"{where}rows/", typed)]
    answered = past_files.answer(held, team, held.rows_found[0], "", title=SCRIPT)
    shown += [browser.post(f"{where}rows/", changed)]
    assert b"answered by somebody else" in shown[-1].content, answered.state
    for answer in shown:
        assert answer.status_code == 200
        assert what_runs(answer.content.decode()) == []
        assert b"alert(1)" in answer.content or answer is shown[5]


def test_a_document_that_is_a_web_page_is_never_opened_inside_the_staff_site(team):
    """Fails if a made page with words of people opened under the address of the staff site."""
    document = waiting(team).documents.get(format="html")
    answer = browser_of(team.priya).get(f"/publications/documents/{document.pk}/")
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_no_public_page_runs_what_people_wrote(team, request):
    hostile_people(team)
    version = hostile_version(team)
    publication = fresh(version.publication)
    released = crossing.gather(fresh(version), publication, correction_note=SCRIPT)
    public_site = request.getfixturevalue("public_site")  # from here on the addresses are those of the public
    receive(released, at=RELEASED)
    shown = 0
    for place in public_places(released):
        answer = public_site.get(place.address, follow=True)
        if answer["Content-Type"].startswith("text/html"):
            assert what_runs(answer.content.decode()) == [], place
            shown += b"alert(1)" in answer.content
    assert shown >= 6
