from jigsaw.incidents.tests.writing import CANARY
from jigsaw.partnerships.tests.factories import agency, partnership


def test_an_empty_page_says_what_is_missing(writing):
    writing.is_refused(
        "edit_source", {}, "Select the agency that told you", "Enter the name of the person who told you"
    )


def test_it_saves_and_goes_on(writing):
    typed = writing.source() | {"source_contact": "01632 960 144"}
    assert writing.goes_on("edit_source", typed) == writing.to("edit_aware")
    now = writing.now()
    assert (now.source_agency, now.source_name) == (writing.team.council, "Duty head of service")
    assert now.source_contact == "01632 960 144"


def test_a_contact_is_an_address_or_a_number(writing):
    words = "Enter an email address or phone number, like name@council.example or 01632 960 001"
    for wrong in ("call her", "name@", "12", "07<script>"):
        writing.is_refused("edit_source", writing.source() | {"source_contact": wrong}, words)
    for right in ("duty@council.example", "01632 960 144 ext 12", "+44 1632 960144"):
        writing.goes_on("edit_source", writing.source() | {"source_contact": right})


def test_an_agency_of_another_partnership_is_not_among_the_choices(writing):
    foreign = agency(partnership("castlemere", short_name="CSCP", area="Castlemere", name="C"))
    writing.is_refused(
        "edit_source",
        writing.source() | {"source_agency": str(foreign.pk)},
        "Select the agency that told you, as on the page",
    )
    assert writing.now().source_agency is None


def test_too_long_is_refused_with_the_count_and_nothing_is_lost(writing):
    page = writing.is_refused(
        "edit_source",
        writing.source() | {"source_name": "x" * 100_000, "source_contact": "duty@council.example"},
        "Name of the person who told you must be 100 characters or less. It has 100,000",
    )
    assert "duty@council.example" in page


def test_the_way_back_leads_to_the_cases_and_the_title_names_nobody(writing):
    writing.send("edit_source", writing.source() | {"source_name": CANARY})
    page = writing.see("edit_source")
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith("Who told you? – Incident not recorded yet")
    assert CANARY not in title
    assert (
        'class="govuk-back-link" href="/cases/"' in page or 'href="/cases/" class="govuk-back-link"' in page
    )


def test_after_recording_it_saves_and_leads_back_to_the_case(writing):
    writing.made("recorded")
    assert "Save</button>" in writing.see("edit_source").replace("\n", "")
    typed = writing.source() | {"source_name": "Consultant paediatrician"}
    assert writing.goes_on("edit_source", typed) == writing.to("view_case")
    assert writing.now().source_name == "Consultant paediatrician"


def test_somebody_without_access_to_the_case_finds_nothing(writing):
    from jigsaw.partnerships.roles import Role
    from jigsaw.partnerships.tests.factories import somebody

    late = somebody("Ann Late", writing.team.partnership, Role.COORDINATOR)
    for person in (late, writing.team.marcus, writing.team.dee):
        assert writing.browser_of(person).get(writing.to("edit_source")).status_code == 404
        assert writing.browser_of(person).post(writing.to("edit_source"), writing.source()).status_code == 404
    assert writing.now().source_name == ""
