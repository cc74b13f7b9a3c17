"""Rows of a return: taken from a spreadsheet, mended, settled, taken out and put back, and what joins of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jigsaw.agency_returns.actions.mending import (
    RowRefused,
    add_row,
    keep_chronology,
    mend_rows,
    remove_row,
    restore_row,
)
from jigsaw.agency_returns.actions.settling import Unsettled, settle_rows
from jigsaw.agency_returns.actions.taking import RowsMeanwhile, take_rows
from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.chronology.deciding import Act, Decision
from jigsaw.agency_returns.models import AgencyReturn, ReturnRow, ReturnUpload
from jigsaw.agency_returns.queries.asked import asked_of
from jigsaw.agency_returns.queries.entries import counts_of, events_of, standing_upload
from jigsaw.agency_returns.rules.entries import finding_of, seal_of_cells, to_decide
from jigsaw.agency_returns.rules.terms import UploadKind
from jigsaw.agency_returns.spreadsheets.importing import read_upload
from jigsaw.agency_returns.spreadsheets.pasting import read_pasted
from jigsaw.agency_returns.tests import making
from jigsaw.agency_returns.tests.factories import asked as ask_agency
from jigsaw.agency_returns.tests.factories import writing
from jigsaw.audit.models import Event
from jigsaw.files import storing
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.partnerships.rules import Refused

AT = datetime(2026, 5, 18, 8, 40, tzinfo=UTC)
TODAY = date(2026, 5, 18)
LATER = datetime(2026, 5, 18, 8, 58, tzinfo=UTC)


@pytest.fixture
def request_(team):
    """Health was asked, and writes its first version."""
    found = ask_agency(team)
    writing(found)
    return found


def returned(request) -> AgencyReturn:
    return AgencyReturn.rows.select_related("request__agency").get(request=request)


def send(request, content: bytes, by, *, at=AT, name: str = "chronology.xlsx", **more) -> ReturnUpload:
    found = read_upload(content, name, asked_of(request, today=TODAY), agency=request.agency.name)
    values = {"kind": UploadKind.FILE, "content": content, "filename": name, "revision": None} | more
    return take_rows(request, None, found, by=by, at=at, **values)


def rows(request) -> dict[int, ReturnRow]:
    return {row.number: row for row in ReturnRow.rows.filter(returned__request=request, removed_at=None)}


def cells(**more: str) -> dict[str, str]:
    return making.GOOD | more


def marks(row: ReturnRow) -> list[str]:
    return [finding_of(entry, row.number).mark for entry in to_decide(row.confirm)]


def named(team, alias: str = "Mother", full_name: str = "Zenobia Quillfeather") -> None:
    """A person of the register of the team's case."""
    save_register_entry(
        team.incident, entry=None, alias=alias, relation="mother", details={"full_name": full_name},
        by=team.priya, at=AT,
    )  # fmt: skip


class TestTaking:
    def test_good_and_faulty_rows_are_kept_as_they_were_typed(self, team, request_):
        content = making.xlsx(making.row(), making.row(date="31 February 2025"), making.row(source=""))
        upload = send(request_, content, team.sam)
        kept = rows(request_)
        assert list(kept) == [5, 6, 7]
        assert kept[5].errors == []
        assert kept[5].place
        assert kept[6].cells["date"] == "31 February 2025"
        assert [fault["cell"] for fault in kept[6].errors] == ["A6"]
        assert counts_of(returned(request_)) == (3, 2, 2, 0)
        assert storing.read(upload.stored_as) == content
        told = Event.objects.filter(verb="take_rows").get()
        assert told.details == {"code": "H2", "rows": 3, "faulty": 2}

    def test_what_was_refused_leaves_nothing_behind(self, team, request_, monkeypatch):
        kept: list[str] = []
        monkeypatch.setattr(
            "jigsaw.agency_returns.actions.taking.store", lambda *_a, **_k: kept.append("file") or "file"
        )
        monkeypatch.setattr("jigsaw.agency_returns.actions.taking.remove", kept.remove)
        with pytest.raises(Refused, match="must be an XLSX, ODS or CSV"):
            send(request_, b"PK\x03\x04 no sheet", team.sam)
        assert not ReturnUpload.rows.exists()
        AgencyReturn.rows.get()
        monkeypatch.setattr(
            "jigsaw.agency_returns.actions.taking.hold",
            lambda *_a, **_k: (_ for _ in ()).throw(Refused("no")),
        )
        with pytest.raises(Refused, match="no"):
            send(request_, making.xlsx(making.row()), team.sam)
        assert kept == []

    def test_a_file_replaces_the_rows_of_the_file_before_once_that_is_confirmed(self, team, request_):
        first = send(request_, making.xlsx(making.row(), making.row(source="")), team.sam)
        typed = add_row(request_, None, cells(what_happened="Typed."), by=team.sam, at=AT)
        content = making.xlsx(making.row(), making.row(service="Duty"), making.row(service="GP"))
        with pytest.raises(Refused, match="Confirm that the new rows replace"):
            send(request_, content, team.sam, at=LATER)
        assert storing.read(first.stored_as)
        second = send(request_, content, team.sam, at=LATER, replaces=str(first.pk), confirmed=True)
        assert {number: row.upload_id for number, row in rows(request_).items()} == {
            5: second.pk, 6: second.pk, 7: second.pk, 8: None,
        }  # fmt: skip
        assert rows(request_)[8].pk == typed.pk
        first.refresh_from_db()
        assert first.replaced_at == LATER
        assert standing_upload(returned(request_)).pk == second.pk

    def test_sent_twice_it_is_taken_once(self, team, request_):
        content = making.xlsx(making.row())
        assert send(request_, content, team.sam).pk == send(request_, content, team.sam).pk
        assert ReturnUpload.rows.count() == 1
        assert len(rows(request_)) == 1

    def test_the_second_of_two_people_is_told_who_and_when(self, team, request_):
        seen = returned(request_).revision
        first = send(request_, making.xlsx(making.row()), team.kit, revision=seen)
        with pytest.raises(RowsMeanwhile) as told:
            send(
                request_,
                making.xlsx(making.row(), making.row(service="GP")),
                team.sam,
                revision=seen,
                at=LATER,
            )
        assert str(told.value).startswith(
            "Kit Osei uploaded ‘chronology.xlsx’ with 1 row at 9:40am BST, Monday 18 May 2026, while you were"
        )
        assert len(rows(request_)) == 1
        send(
            request_, making.xlsx(making.row(), making.row(service="GP")), team.sam, at=LATER,
            replaces=str(first.pk), confirmed=True, revision=returned(request_).revision,
        )  # fmt: skip
        assert len(rows(request_)) == 2

    def test_somebody_who_mended_rows_meanwhile_is_named_before_they_go(self, team, request_):
        first = send(request_, making.xlsx(making.row(source="")), team.sam)
        seen, row = returned(request_).revision, rows(request_)[5]
        mend_rows(
            request_, None, {row.pk: cells()}, seen={row.pk: seal_of_cells(row.cells)}, by=team.kit, at=LATER
        )
        with pytest.raises(RowsMeanwhile, match="Kit Osei changed the events of this chronology at 9:58am"):
            send(
                request_, making.xlsx(making.row()), team.sam, replaces=str(first.pk), confirmed=True,
                revision=seen, at=LATER,
            )  # fmt: skip
        assert rows(request_)[5].errors == []

    def test_a_paste_is_kept_by_its_lines(self, team, request_):
        text = "\t".join(making.HEADINGS) + "\n" + "\t".join(making.row(date="32 May 2025"))
        found = read_pasted(text, asked_of(request_, today=TODAY), agency="x")
        take_rows(
            request_,
            None,
            found,
            kind=UploadKind.PASTE,
            content=text.encode(),
            revision=None,
            by=team.sam,
            at=AT,
        )
        assert rows(request_)[2].errors[0]["cell"] == "Line 2, column A"
        assert ReturnUpload.rows.get().filename == ""

    def test_columns_in_another_order_keep_their_letters_when_a_row_is_checked_again(self, team, request_):
        headings = [*making.HEADINGS[1:], making.HEADINGS[0]]
        shifted = making.row(date="soon")
        send(request_, making.xlsx([*shifted[1:], shifted[0]], headings=headings), team.sam)
        row = rows(request_)[5]
        assert [fault["cell"] for fault in row.errors] == ["N5"]
        add_row(request_, None, cells(), by=team.sam, at=AT)
        assert [fault["cell"] for fault in rows(request_)[5].errors] == ["N5"]

    def test_formulas_are_told_and_their_text_never_kept(self, team, request_):
        sheet = making.row(what_happened='=HYPERLINK("https://a.example","visit")')
        upload = send(request_, making.xlsx(sheet), team.sam)
        assert all("HYPERLINK" not in entry["message"] for entry in upload.told)
        assert "=HYPERLINK" not in str(rows(request_)[5].cells)

    def test_many_rows_ask_no_more_of_the_database_than_one(
        self, team, request_, django_assert_max_num_queries
    ):
        months = ("March", "April", "May")
        many = making.xlsx(
            *(
                making.row(what_happened=f"Visit {n}", date=f"{n % 27 + 1} {months[n % 3]} 2025")
                for n in range(1_000)
            )
        )
        with django_assert_max_num_queries(30):
            send(request_, many, team.sam)
        assert len(rows(request_)) == 1_000


class TestMending:
    def test_those_that_are_right_are_saved_and_the_wrong_one_stays(self, team, request_):
        send(request_, making.xlsx(making.row(date="31 February 2025"), making.row(source="")), team.sam)
        kept = rows(request_)
        typed = {kept[5].pk: cells(date="28 2 2025"), kept[6].pk: cells(source=" ")}
        seen = {row.pk: seal_of_cells(row.cells) for row in kept.values()}
        result = mend_rows(request_, None, typed, seen=seen, by=team.sam, at=LATER)
        assert result.saved == [kept[5].pk]
        assert result.wrong == {
            kept[6].pk: {
                "source": "Enter the source of this record, for example ‘Health visitor electronic record’"
            }
        }
        assert rows(request_)[5].cells["date"] == "28 2 2025"
        assert rows(request_)[6].errors
        assert Event.objects.filter(verb="mend_row").get().details == {"code": "H2", "rows": 1}

    def test_nothing_right_leaves_no_event(self, team, request_):
        send(request_, making.xlsx(making.row(source="")), team.sam)
        row = rows(request_)[5]
        result = mend_rows(
            request_, None, {row.pk: row.cells}, seen={row.pk: seal_of_cells(row.cells)}, by=team.sam, at=AT
        )
        assert (result.saved, list(result.wrong)) == ([], [row.pk])
        assert not Event.objects.filter(verb="mend_row").exists()

    def test_a_row_that_somebody_else_changed_is_not_written_over(self, team, request_):
        send(request_, making.xlsx(making.row(source="")), team.sam)
        row = rows(request_)[5]
        seen = {row.pk: seal_of_cells(row.cells)}
        mend_rows(request_, None, {row.pk: cells(source="Theirs")}, seen=seen, by=team.kit, at=AT)
        result = mend_rows(request_, None, {row.pk: cells(source="Mine")}, seen=seen, by=team.sam, at=LATER)
        assert result.moved[row.pk].startswith(
            "Kit Osei changed this event at 9:40am BST, Monday 18 May 2026"
        )
        assert rows(request_)[5].cells["source"] == "Theirs"

    def test_a_mended_row_is_compared_with_the_others(self, team, request_):
        send(request_, making.xlsx(making.row(), making.row(source="")), team.sam)
        row = rows(request_)[6]
        mend_rows(
            request_, None, {row.pk: cells()}, seen={row.pk: seal_of_cells(row.cells)}, by=team.sam, at=AT
        )
        assert [entry["message"] for entry in rows(request_)[6].confirm] == ["This row is the same as row 5"]
        assert rows(request_)[6].confirm[0]["cell"] == "A6"

    def test_any_change_asks_for_the_whole_to_be_looked_over_again(self, team, request_):
        row = add_row(request_, None, cells(), by=team.sam, at=AT)
        keep_chronology(request_, by=team.sam, at=AT)
        assert returned(request_).chronology_checked_at == AT
        remove_row(row, None, by=team.sam, at=AT)
        assert returned(request_).chronology_checked_at is None

    def test_a_typed_row_with_faults_is_not_kept(self, team, request_):
        with pytest.raises(RowRefused) as refused:
            add_row(request_, None, cells(date="", child_seen="Perhaps"), by=team.sam, at=AT)
        assert refused.value.errors == {
            "date": "Enter a date, or write ‘not known’",
            "child_seen": "Child seen must be Yes, No, Not applicable or Not recorded",
        }
        assert rows(request_) == {}

    def test_a_row_is_taken_out_and_put_back(self, team, request_):
        send(request_, making.xlsx(making.row(), making.row()), team.sam)
        first = rows(request_)[5]
        assert marks(rows(request_)[6]) == ["row-6-same-row-date-5"]
        remove_row(first, None, by=team.sam, at=AT)
        assert marks(rows(request_)[6]) == [], "compared with a row that is gone"
        remove_row(first, None, by=team.sam, at=AT)
        restore_row(first, None, by=team.sam, at=AT)
        assert marks(rows(request_)[6]) == ["row-6-same-row-date-5"]

    def test_no_events_must_be_said(self, team, request_):
        with pytest.raises(Refused, match="Confirm that you have no events to add"):
            keep_chronology(request_, by=team.sam, at=AT)
        keep_chronology(request_, no_events=True, by=team.sam, at=AT)
        assert returned(request_).chronology_checked_at == AT

    def test_nothing_is_kept_while_a_row_is_wrong_or_in_doubt(self, team, request_):
        send(request_, making.xlsx(making.row(), making.row(), making.row(source="")), team.sam)
        with pytest.raises(Refused, match="Fix 1 event first"):
            keep_chronology(request_, by=team.sam, at=AT)
        remove_row(rows(request_)[7], None, by=team.sam, at=AT)
        with pytest.raises(Refused, match="Confirm 1 event first"):
            keep_chronology(request_, by=team.sam, at=AT)


class TestSettling:
    def test_a_repeated_row_is_taken_out_and_its_decision_kept(self, team, request_):
        send(request_, making.xlsx(making.row(), making.row()), team.sam)
        row = rows(request_)[6]
        settle_rows(request_, None, {row.pk: {marks(row)[0]: Decision(Act.REMOVE)}}, by=team.sam, at=LATER)
        row.refresh_from_db()
        assert row.removed_at == LATER
        assert row.confirm[0]["decision"] == "remove"
        assert counts_of(returned(request_)) == (1, 0, 0, 0)

    def test_kept_rows_are_not_asked_about_again(self, team, request_):
        send(request_, making.xlsx(making.row(), making.row()), team.sam)
        row = rows(request_)[6]
        settle_rows(request_, None, {row.pk: {marks(row)[0]: Decision(Act.KEEP)}}, by=team.sam, at=AT)
        add_row(request_, None, cells(what_happened="Another."), by=team.sam, at=AT)
        assert marks(rows(request_)[6]) == []

    def test_a_name_is_replaced_and_what_is_none_stays_none(self, team, request_):
        named(team)
        what = "Visit to Quillfeather at home, then to Zenobia crescent"
        send(request_, making.xlsx(making.row(what_happened=what)), team.sam)
        row = rows(request_)[5]
        assert marks(row) == ["row-5-name-what_happened-3", "row-5-name-what_happened-8"]
        assert "Quillfeather" not in str(row.confirm)
        decided = {
            marks(row)[0]: Decision(Act.REPLACE, "Mother’s partner"),
            marks(row)[1]: Decision(Act.NOT_A_NAME),
        }
        settle_rows(request_, None, {row.pk: decided}, by=team.sam, at=AT)
        row = rows(request_)[5]
        assert row.cells["what_happened"] == "Visit to Mother’s partner at home, then to Zenobia crescent"
        assert marks(row) == []

    def test_another_name_in_the_place_of_a_word_is_asked_about(self, team, request_):
        named(team)
        send(request_, making.xlsx(making.row(what_happened="Visit to Zenobia crescent")), team.sam)
        row = rows(request_)[5]
        settle_rows(request_, None, {row.pk: {marks(row)[0]: Decision(Act.NOT_A_NAME)}}, by=team.sam, at=AT)
        row = rows(request_)[5]
        assert marks(row) == []
        typed = {row.pk: row.cells | {"what_happened": "Visit to Quillfeather"}}
        mend_rows(request_, None, typed, seen={row.pk: seal_of_cells(row.cells)}, by=team.sam, at=AT)
        assert marks(rows(request_)[5]) == ["row-5-name-what_happened-3"]

    def test_a_decision_that_does_not_fit_saves_nothing(self, team, request_):
        send(request_, making.xlsx(making.row(), making.row()), team.sam)
        row = rows(request_)[6]
        with pytest.raises(Unsettled) as refused:
            settle_rows(request_, None, {row.pk: {marks(row)[0]: Decision(Act.REPLACE)}}, by=team.sam, at=AT)
        assert refused.value.errors == {(row.pk, marks(row)[0]): "Select what to do with row 6"}
        assert marks(rows(request_)[6])


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5, unique_by=lambda pair: pair[0]))
def test_what_was_typed_is_what_joins(team, request_, texts):
    """Whatever way rows come in, the events that are sent are those that the engine reads in the file."""
    content = making.xlsx(*(making.row(what_happened=f"W{a}", service=f"S{b}") for a, b in texts))
    found = read_upload(content, "chronology.xlsx", Asked(TODAY), agency=request_.agency.name)
    before = standing_upload(returned(request_))
    upload = send(
        request_, content, team.sam, replaces=str(before.pk) if before else "", confirmed=bool(before)
    )
    sent = {event.row: event for event, _ in events_of(returned(request_), today=TODAY)}
    assert sent == found.by_row
    assert upload.rows_read == len(texts)
