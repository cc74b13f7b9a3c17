from jigsaw.rapid_reviews.tests import factories


def test_it_says_who_is_missing_before_anybody_takes_part(desk):
    page = desk.shown("participants/")
    assert (
        "Nobody takes part yet for the local authority, the integrated care board, the police and education."
        in page
    )


def test_it_lists_who_takes_part_the_chair_first(desk, team):
    factories.participant(desk.review, team.priya, name="Ana Cole")
    factories.participant(desk.review, team.priya, name="Zoe Chair", kind="chair", agency=team.council)
    page = desk.shown("participants/")
    assert page.index("Zoe Chair") < page.index("Ana Cole")
    assert "Nobody takes part yet for the integrated care board, the police and education." in page


def test_nobody_is_missing_when_all_partners_and_education_are_there(desk, team):
    factories.all_partners(desk.review, team.priya)
    page = desk.shown("participants/")
    assert "All three statutory partners and education take part." in page


def test_who_may_only_read_sees_no_way_to_change_it(readers, team):
    factories.participant(readers.review, team.priya)
    page = readers.shown("participants/")
    assert "DI Karen Holt" in page
    assert "/end/" not in page
    assert "/add/" not in page


def test_it_asks_no_more_of_the_database_for_forty_people(desk, team, django_assert_max_num_queries):
    factories.participant(desk.review, team.priya, agency=team.council)
    desk.shown("participants/")
    with django_assert_max_num_queries(25) as few:
        desk.shown("participants/")
    for number in range(40):
        factories.participant(desk.review, team.priya, name=f"Person {number}", agency=team.health)
    with django_assert_max_num_queries(len(few)):
        desk.shown("participants/")
