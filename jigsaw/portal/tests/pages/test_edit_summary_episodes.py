from jigsaw.portal.tests.answering import HAPPENED


def group(number: int, **more) -> dict:
    return {f"{key}_{number}": text for key, text in {**HAPPENED, **more}.items()}


def test_an_empty_page_has_one_episode_and_room_for_more(answers):
    page = answers.see("edit_summary_episodes")
    for words in ("Episode 1", "When it was", "Add another episode", "Up to 10"):
        assert words in page
    assert "Episode 2" not in page
    assert ">Remove<" not in page


def test_one_more_is_added_without_a_script_and_nothing_is_lost(answers):
    page = answers.send("edit_summary_episodes", group(1) | {"many": "1", "add": "yes"}).content.decode()
    assert "A visit was missed." in page
    assert "Episode 2" in page
    assert "There is a problem" not in page
    both = group(1) | group(2, what="The second.") | {"many": "2", "revision": "0"}
    page = answers.send("edit_summary_episodes", both | {"remove": "1"}).content.decode()
    assert "The second." in page
    assert "A visit was missed." not in page
    answers.goes("edit_summary_episodes", both, answers.address("view_own_request"))
    assert [each["what"] for each in answers.returned().summary["episodes"]] == [
        "A visit was missed.",
        "The second.",
    ]


def test_an_eleventh_cannot_be_added(answers):
    page = answers.send("edit_summary_episodes", {"many": "10", "add": "yes"}).content.decode()
    assert "Episode 10" in page
    assert "Episode 11" not in page
    assert "Add another episode" not in page
    odd = answers.send("edit_summary_episodes", {"many": "99", "add": "yes"})
    assert "Episode 11" not in odd.content.decode()


def test_each_fault_of_each_episode_is_said_and_empty_ones_are_left_out(answers):
    typed = group(1, what="") | group(3, when="") | {"many": "3", "revision": "0"}
    words = ("Enter what happened in episode 1", "Enter when episode 3 was")
    answers.refuses("edit_summary_episodes", typed, *words)
    whole = group(1) | group(3) | {"many": "3", "revision": "0"}
    answers.goes("edit_summary_episodes", whole, answers.address("view_own_request"))
    assert len(answers.returned().summary["episodes"]) == 2


def test_a_name_is_told_at_the_field_where_it_stands(answers):
    answers.name_mother()
    typed = group(1) | group(3, why="Quillfeather was new.") | {"many": "3", "revision": "0"}
    page = answers.refuses("edit_summary_episodes", typed, "Line 1 may hold a name from the people register.")
    assert 'id="id_why_3-error"' in page
    assert "It is not a name" in page
