from jigsaw.agency_returns.rules.entries import finding_of, to_decide
from jigsaw.agency_returns.tests import making
from jigsaw.incidents.tests.casework import errors, page_of, text

ROWS = [
    making.row(date="4 March 2025", what_happened="Weight."),
    making.row(date="4 March 2025", what_happened="Weight."),
    making.row(date="9 June 2025", what_happened="Spoke to the Quillfeather about nursery."),
]


def asked(sam):
    """The name of each question with its row."""
    return {
        row.number: f"{row.pk.hex}-{finding_of(entry, row.number).mark}-act"
        for row in sam.rows().values()
        for entry in to_decide(row.confirm)
    }


def answers(sam, chosen):
    data = {asked(sam)[number]: value for number, value in chosen.items()}
    return data | {"row": [row.pk.hex for row in sam.rows().values() if to_decide(row.confirm)]}


def test_each_row_in_doubt_has_its_question_in_the_words_of_the_engine(sam):
    sam.uploads(making.xlsx(*ROWS), "confirm_rows")
    page = text(sam.see("confirm_rows"))
    for words in (
        "Confirm 2 rows", "This row is the same as row 5", "Keep both", "Remove row 6", "It is not a name",
        "What happened may hold a name from the people register: the word in position 4",
        "Replace with ‘Child A’", "Replace with ‘Mother’",
    ):  # fmt: skip
        assert words in page, words


def test_one_is_taken_out_and_a_name_replaced(sam):
    sam.uploads(making.xlsx(*ROWS), "confirm_rows")
    typed = answers(sam, {6: "remove", 7: "replace-1"})
    sam.goes("confirm_rows", typed, sam.address("check_own_chronology"))
    assert sorted(sam.rows()) == [5, 7]
    assert sam.rows()[7].cells["what_happened"] == "Spoke to the Mother about nursery."


def test_nothing_chosen_is_said_of_each_row_and_what_was_chosen_stays(sam):
    sam.uploads(making.xlsx(*ROWS), "confirm_rows")
    answer = sam.send("confirm_rows", answers(sam, {7: "not-a-name"}))
    page = page_of(answer, 400)
    assert errors(answer) == ["Select what to do with row 6"]
    assert 'value="not-a-name" checked' in page or "checked" in page
    assert len(sam.rows()) == 3
    answer = sam.send("confirm_rows", answers(sam, {6: "replace-9", 7: "keep"}))
    assert errors(answer) == ["Select what to do with row 6", "Select what to do with row 7"]


def test_many_codes_stand_in_a_list(sam):
    with_many(sam)
    sam.uploads(making.xlsx(ROWS[2]), "confirm_rows")
    page = sam.see("confirm_rows")
    assert "Replace with a code" in page
    assert '<option value="Person 7">' in page
    name = asked(sam)[5]
    row = {"row": [sam.rows()[5].pk.hex]}
    answer = sam.send("confirm_rows", {name: "replace"} | row)
    assert errors(answer) == ["Select what to write in place of the name"]
    sam.send("confirm_rows", {name: "replace", name.removesuffix("act") + "code": "Person 7"} | row)
    assert sam.rows()[5].cells["what_happened"] == "Spoke to the Person 7 about nursery."


def with_many(sam):
    from jigsaw.audit.actions import act

    with act("send_requests", by=sam.team.priya, at=sam.at, partnership=sam.team.partnership):
        sam.asked.people = [{"alias": f"Person {n}", "words": "x"} for n in range(1, 9)]
        sam.asked.save()


def test_a_name_stands_in_no_message(sam):
    sam.uploads(making.xlsx(*ROWS), "confirm_rows")
    sam.goes("confirm_rows", answers(sam, {6: "keep", 7: "not-a-name"}), sam.address("check_own_chronology"))
    assert len(sam.rows()) == 3
    assert sam.get("confirm_rows")["Location"] == sam.address("check_own_chronology")
