from jigsaw.incidents.models import Child
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.writing import CHILD, WHAT


def test_an_incident_has_a_child(writing):
    assert "No child is written down yet" in writing.see("edit_children")
    assert "Save and continue" not in writing.see("edit_children")
    answer = writing.send("edit_children", {})
    assert answer.status_code == 400
    assert "Add the child, or the children" in answer.content.decode()


def test_names_come_next_for_those_who_are_named_and_the_check_for_others(writing):
    writing.made("written")
    assert writing.goes_on("edit_children", {}) == writing.to("list_register")
    tom = writing.browser_of(writing.team.tom)
    assert tom.post(writing.to("edit_children")).headers["Location"] == writing.to("check_incident")


def test_other_children_are_described_once_there_are_four(writing):
    writing.made("written")
    writing.goes_on("edit_children", {"more_children": "Not asked yet"})
    assert writing.now().more_children == ""
    for alias in ("Child B", "Child C", "Child D"):
        writing.send("add_child", CHILD | {"alias": alias})
    page = writing.see("edit_children")
    assert "Other children (optional)" in page
    assert "data-autosave" in page
    assert "Add another child" not in page
    writing.is_refused(
        "edit_children",
        {"more_children": "x" * 100_000},
        "Other children must be 2,000 characters or less. It has 100,000",
    )
    writing.goes_on("edit_children", {"more_children": "Child E, 7 years, female"})
    assert writing.now().more_children == "Child E, 7 years, female"


def test_it_says_whose_duty_it_is_outside_england_and_in_another_area(writing):
    said = {
        (
            "Wales",
            "Alderbrook",
            "yes",
        ): "It happened outside England, so the duty to notify is with the authority "
        "where the child normally lives: Alderbrook.",
        ("Castlemere", "Alderbrook", "no"): "The duty to notify is with the authority where it happened: "
        "Castlemere. Tell them.",
    }
    for (place, home, outside), words in said.items():
        writing.send(
            "edit_what_happened",
            WHAT | {"place_authority": place, "home_authority": home, "outside_england": outside},
        )
        assert words in writing.see("edit_children")
    writing.send("edit_what_happened", WHAT | {"home_authority": "alderbrook "})
    assert "The duty to notify" not in writing.see("edit_children")


def test_the_list_asks_the_same_number_of_questions_for_one_child_and_for_four(
    writing, django_assert_max_num_queries
):
    writing.made("written")
    writing.see("edit_children")
    with django_assert_max_num_queries(40) as few:
        writing.see("edit_children")
    most = len(few)
    for alias in ("Child B", "Child C", "Child D"):
        writing.send("add_child", CHILD | {"alias": alias})
    with django_assert_max_num_queries(most):
        writing.see("edit_children")
    assert Child.rows.filter(incident=factories.fresh(writing.incident)).count() == 4
