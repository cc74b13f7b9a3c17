import pytest

from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.tests.factories import DETAILS
from jigsaw.partnerships.tests.pages import HERE, refused, shown

ADDRESS = HERE + "change/"
TYPED = DETAILS | {"signatures_needed": "2", "primary_colour": "#0b4f5c", "tint_colour": "#eef4f3"}


def test_it_shows_what_stands(browser):
    assert 'value="Alderbrook press office"' in shown(browser, ADDRESS)


def test_it_saves(browser):
    answer = browser.post(ADDRESS, TYPED | {"area": "Alder Brook", "primary_colour": "#5C0B4F"}, follow=True)
    assert "The partnership’s details were changed." in answer.content.decode()
    standing = Partnership.objects.get()
    assert (standing.area, standing.primary_colour, standing.signatures_needed) == (
        "Alder Brook",
        "#5c0b4f",
        2,
    )


def test_the_reference_can_be_looked_at_before_it_is_saved(browser):
    page = browser.post(ADDRESS, TYPED | {"short_name": "ABSCP", "preview": "1"}).content.decode()
    assert "References will look like ABSCP 2024-25/02. Nothing is saved yet." in page
    assert Partnership.objects.get().short_name == "ASCP"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"primary_colour": "#ffdd00"}, "Main colour must be darker: its contrast on white is 1.3"),
        ({"tint_colour": "#0b4f5c"}, "must be darker: its contrast on #0b4f5c is 1.0"),
        (
            {"media_email": "jo.bloggs@alderbrook.example"},
            "Email address of the media contact must be a role mailbox",
        ),
        ({"media_phone": "07700 900123"}, "Phone number of the media contact must not be a mobile number"),
        ({"short_name": "A SCP"}, "Short name must be 2 to 12 letters"),
        ({"name": ""}, "Enter the name"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_saved(browser, wrong, words):
    refused(browser.post(ADDRESS, TYPED | {"area": "Elsewhere"} | wrong), words)
    assert Partnership.objects.get().area == "Alderbrook"


def test_fields_that_the_form_does_not_have_change_nothing(browser):
    browser.post(ADDRESS, TYPED | {"slug": "taken", "id": "1", "region": "2"})
    assert Partnership.objects.get().slug == "alderbrook"
