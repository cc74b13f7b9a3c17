from jigsaw.incidents.actions import register
from jigsaw.incidents.tests.writing import CANARY


def with_mother(writing, how="recorded"):
    writing.made(how)
    return register.save_register_entry(
        writing.incident, entry=None, alias="Mother", relation="mother", details={"full_name": CANARY},
        by=writing.team.priya, at=writing.at,
    )  # fmt: skip


def test_it_shows_alias_and_relation_and_no_name(writing):
    with_mother(writing)
    page = writing.see("list_register")
    assert "Kept apart. Shown only to people you name." in page
    assert "Mother" in page
    assert "Child A" in page
    assert "Add a name" in page
    assert CANARY not in page


def test_while_recording_the_check_comes_next(writing):
    with_mother(writing, "written")
    page = writing.see("list_register")
    assert "Continue" in page
    assert writing.to("check_incident") in page


def test_a_member_who_is_not_named_does_not_find_it(writing):
    """Tom works on the case, but is not named for its register. Marcus is no member, and may not at all."""
    entry = with_mother(writing)
    for person in (writing.team.tom, writing.team.marcus, writing.team.dee):
        browser = writing.browser_of(person)
        for page, more in {
            "list_register": {},
            "add_register_entry": {},
            "open_register_entry": {"entry_id": entry.pk},
            "edit_register_entry": {"entry_id": entry.pk},
        }.items():
            assert browser.get(writing.to(page, **more)).status_code == 404, (person, page)


def test_the_list_asks_as_much_for_one_person_as_for_twenty(writing, django_assert_max_num_queries):
    with_mother(writing)
    writing.see("list_register")
    with django_assert_max_num_queries(40) as few:
        writing.see("list_register")
    most = len(few)
    for number in range(20):
        register.save_register_entry(
            writing.incident, entry=None, alias=f"Relative {number}", relation="relative", details={},
            by=writing.team.priya, at=writing.at,
        )  # fmt: skip
    with django_assert_max_num_queries(most):
        writing.see("list_register")
