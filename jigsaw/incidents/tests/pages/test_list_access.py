from jigsaw.audit.actions import act
from jigsaw.incidents.actions.emergencies import ask_emergency_access, decide_emergency_access
from jigsaw.incidents.models import EmergencyAccess
from jigsaw.incidents.tests.reaching import HOUR
from jigsaw.partnerships.tests.pages import shown


def test_members_see_who_has_access_since_when_why_and_who_opens_the_register(reaching):
    page = shown(reaching.browser(reaching.team.tom), reaching.address())
    assert "Only ASCP staff with access to this case can see this page." in page
    for words in ("Priya Nair", "Tom Reid", "1 May 2026", "Casework staff of the partnership", "Can open it"):
        assert words in page
    assert "Give somebody access" not in page, "a coordinator does not give access"
    assert "Ros Hale" not in page


def test_who_gives_access_finds_the_ways_to_change_it(reaching):
    page = shown(reaching.browser(reaching.team.priya), reaching.address())
    tom = reaching.member(reaching.team.tom).pk
    for rest in ("add/", f"{tom}/end/", f"{tom}/register/", "stand-back/"):
        assert reaching.address(rest) in page


def test_who_stands_back_is_no_member_but_shown_with_the_reason(reaching):
    recusal = reaching.recuse(reaching.team.tom)
    page = shown(reaching.browser(reaching.team.priya), reaching.address())
    members, back = page.split("Standing back")[:2]
    assert "Tom Reid" not in members.split("Members")[1]
    assert "Knows the family" in back
    assert reaching.address(f"stand-back/{recusal.pk}/end/") in back


def test_a_member_whose_role_ended_is_shown_without_access(reaching):
    from jigsaw.partnerships.actions import end_role
    from jigsaw.partnerships.models import Membership

    end_role(by=reaching.team.priya, at=reaching.at, membership=Membership.rows.get(person=reaching.team.tom))
    page = shown(reaching.browser(reaching.team.priya), reaching.address())
    assert "No access now: no role that may see cases" in page


def test_emergencies_stand_here_waiting_running_and_over(reaching):
    team, browser = reaching.team, reaching.browser(reaching.team.priya)
    ask_emergency_access(
        partnership=team.partnership,
        reference="AB-2026-01",
        reason="Nobody answers",
        by=team.joan,
        at=reaching.at,
    )
    emergency = EmergencyAccess.rows.get()
    page = shown(browser, reaching.address())
    assert "Nobody answers" in page
    assert reaching.address(f"emergencies/{emergency.pk}/") in page
    decide_emergency_access(emergency, hours=2, by=team.priya, at=reaching.at)
    page = shown(browser, reaching.address())
    assert "Emergency access now" in page
    assert "until 6:00pm BST, Friday 1 May 2026" in page
    reaching.now_is(reaching.at + 2 * HOUR)
    page = shown(browser, reaching.address())
    assert "Emergency access now" not in page
    assert "Approved by Priya Nair" in page


def test_no_more_questions_of_the_database_for_more_people(reaching, django_assert_max_num_queries):
    from jigsaw.partnerships.roles import Role
    from jigsaw.partnerships.tests.factories import somebody

    for number in range(12):
        person = somebody(f"Member {number} Last", reaching.team.partnership, Role.PANEL_MEMBER)
        reaching.add(person)
        if number % 2:
            reaching.recuse(person)
    browser = reaching.browser(reaching.team.priya)
    browser.get(reaching.address())
    with django_assert_max_num_queries(24):
        browser.get(reaching.address())


def test_the_list_of_cases_leads_to_asking_in_an_emergency_those_who_may(reaching):
    assert 'href="/cases/emergency/"' in shown(reaching.browser(reaching.team.joan), "/cases/")
    assert 'href="/cases/emergency/"' not in shown(reaching.browser(reaching.pat), "/cases/")


def test_every_change_stands_there_with_its_reason(reaching):
    reaching.recuse(reaching.team.tom)
    page = shown(reaching.browser(reaching.team.priya), reaching.address()).split("Everything that changed")[
        1
    ]
    assert "Tom Reid stands back" in page
    assert "Knows the family" in page
    assert "Priya Nair was given access" in page


def test_what_jigsaw_does_by_itself_is_not_said_to_be_done_by_a_worker(reaching):
    """Fails when people read the name of a process where the name of a person stands."""
    member = reaching.member(reaching.team.tom)
    with act("add_case_member", by="worker", at=reaching.at):
        member.added_by = "worker"
        member.save()
    page = shown(reaching.browser(reaching.team.priya), reaching.address())
    assert "by Jigsaw" in page
    assert "by worker" not in page
