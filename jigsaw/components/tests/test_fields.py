"""Each field takes what people type and says what is wrong in the house style."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from hypothesis import given
from hypothesis import strategies as st

from jigsaw.components import fields
from jigsaw.components.dates import BoxError, read_date, read_month, read_time
from jigsaw.components.forms import Form, errors_of


def said(field, typed):
    with pytest.raises(ValidationError) as wrong:
        field.clean(typed)
    return wrong.value.messages[0]


@pytest.mark.parametrize("typed", ["jan", "Jan", "JANUARY", "janu", "1", "01", "jan."])
def test_month_by_number_or_by_name(typed):
    """Fails when a way in which people write a month is refused."""
    assert read_month(typed) == 1


@pytest.mark.parametrize("typed", ["", "0", "13", "ja", "ju", "Januari", "一", "1.5", "-1", "1" * 5000])
def test_month_that_is_none(typed):
    """Fails when something that is no month, or could be two, becomes one."""
    assert read_month(typed) is None


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_date_typed_in_three_boxes_is_read(day):
    """Fails when any date from 1900 to 2100 is not read back, by number or by the name of its month."""
    boxes = (str(day.day), str(day.year))
    assert read_date(boxes[0], str(day.month), boxes[1], said="Date") == day
    assert read_date(boxes[0], day.strftime("%B"), boxes[1], said="Date") == day


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def test_no_text_in_the_boxes_breaks_a_date(day, month, year):
    """Fails when any text raises something else than a message for a person."""
    try:
        read_date(day, month, year, said="Date")
    except BoxError as wrong:
        assert wrong.boxes


@pytest.mark.parametrize(
    ("boxes", "words", "wrong"),
    [
        (("", "3", "2026"), "Date of publication must include a day", ["day"]),
        (("1", "", ""), "Date of publication must include a month and year", ["month", "year"]),
        (("31", "2", "2026"), "Date of publication must be a real date", ["day"]),
        (("1", "13", "2026"), "Date of publication must be a real date", ["month"]),
        (("1", "3", "26"), "Year must include 4 numbers", ["year"]),
        (("x", "3", "y"), "Date of publication must be a real date", ["day", "year"]),
    ],
)
def test_date_says_what_is_wrong_and_in_which_box(boxes, words, wrong):
    """Fails when the message, or the box that the error leads to, is another."""
    with pytest.raises(BoxError) as found:
        read_date(*boxes, said="Date of publication")
    assert found.value.messages == [words]
    assert found.value.boxes == wrong


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10", time(10)),
        ("10:00", time(10)),
        ("10am", time(10)),
        ("10.30 pm", time(22, 30)),
        ("1430", time(14, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("midnight", time(0)),
        ("4 p.m.", time(16)),
    ],
)
def test_times_as_people_write_them(typed, read):
    """Fails when a usual way to write a time is refused or read as another time."""
    assert read_time(typed, said="Time") == read


@pytest.mark.parametrize("typed", ["25", "10:60", "13pm", "0am", "ten", "10:0", "٣"])
def test_time_that_is_none(typed):
    """Fails when something that is no time is taken."""
    assert said(fields.TimeField(label="Time of publication"), typed) == (
        "Time of publication must be a real time, like 10am or 14:30"
    )


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (fields.TextField(label="Title"), " ", "Enter the title"),
        (fields.TextField(label="What we learned"), "", "Enter what we learned"),
        (fields.TextField(label="NHS number"), "", "Enter the NHS number"),
        (
            fields.TextField(label="Title", max_length=3),
            "four",
            "Title must be 3 characters or less. It has 4",
        ),
        (fields.TextArea(label="Summary", max_words=2), "a b c", "Summary must be 2 words or less. It has 3"),
        (fields.RadioField(label="Kind", choices=[("a", "A")]), "", "Select the kind"),
        (fields.FileField(label="Edition file"), None, "Select the edition file"),
        (fields.PhoneField(label="Phone number"), "call me", "Enter a phone number, like 01632 960 001"),
        (fields.ColourField(label="Colour"), "red", "Colour must be a colour like #0b4f5c"),
        (
            fields.LinesField(label="Links", most_lines=2),
            "a\nb\nc",
            "Links must be 2 lines or less. It has 3",
        ),
    ],
)
def test_messages_are_in_the_house_style(field, typed, words):
    """Fails when a message loses its form of words."""
    assert said(field, typed) == words


def test_colour_too_light_for_text_says_its_contrast():
    """Fails when a colour is taken in which people could not read."""
    words = said(fields.ColourField(label="Colour"), "#ffdd00")
    assert words == "Colour must be darker: its contrast on white is 1.3, and text needs at least 4.5"


def test_question_as_label_must_say_what_is_asked_for():
    """Fails when "Enter the when did it happen?" could reach a page."""
    with pytest.raises(ValueError, match="needs `said`"):
        fields.TextField(label="When did it happen?")


def test_line_ends_count_once():
    """Fails when a browser's line ends make a text longer than the page's count says."""
    assert fields.TextArea(label="Summary", max_length=3).clean("a\r\nb") == "a\nb"


def test_long_text_is_marked_for_autosave_when_its_field_asks_for_it():
    """Fails when the script that keeps typing could not find the field, or took every field."""

    class Long(Form):
        kept = fields.TextArea(label="Summary", autosave=True)
        short = fields.TextArea(label="Note")

    form = Long()
    assert "data-autosave" in form["kept"].as_field_group()
    assert "data-autosave" not in form["short"].as_field_group()


class Sample(Form):
    title = fields.TextField(label="Title")
    published = fields.DateField(label="Date of publication")
    kind = fields.RadioField(label="Kind", choices=[("a", "A"), ("o", "Other")], opens={"o": "other"})
    other = fields.TextField(label="Other kind", required=False)
    partners = fields.RepeatedField(label="Partners", one="Partner", most_lines=3)


def test_errors_lead_to_the_box_that_is_wrong():
    """Fails when a link of the error summary leads to no field of the page."""
    form = Sample(QueryDict("published_day=1&published_month=3&published_year="))
    assert {"text": "Date of publication must include a year", "href": "#id_published_year"} in errors_of(
        form
    )
    page = str(form)
    for error in errors_of(form):
        assert f'id="{error["href"][1:]}"' in page
        assert error["text"] in page


def test_order_of_errors_is_the_order_of_the_page():
    """Fails when the summary lists errors in another order than the fields."""
    texts = [error["text"] for error in errors_of(Sample(QueryDict("")))]
    assert texts == [
        "Enter the title",
        "Enter the date of publication",
        "Select the kind",
        "Enter the partners",
    ]


def test_field_that_an_answer_opens_stands_once_and_inside_it():
    """Fails when the opened question stands twice, or outside its answer."""
    page = str(Sample())
    assert page.count('name="other"') == 1
    assert page.index("govuk-radios__conditional") < page.index('name="other"')


def test_an_answer_can_open_two_fields():
    """Fails when only the first of the fields that an answer opens stands inside it."""

    class Planned(Form):
        when = fields.RadioField(
            label="When", choices=[("now", "Now"), ("later", "Later")], opens={"later": ("day", "note")}
        )
        day = fields.DateField(label="Day", required=False)
        note = fields.TextField(label="Note", required=False)

    page = str(Planned())
    assert page.count('name="day_day"') == page.count('name="note"') == 1
    assert page.index("govuk-radios__conditional") < page.index('name="day_day"') < page.index('name="note"')


def test_add_another_keeps_what_was_typed_and_says_nothing_wrong():
    """Fails when pressing "Add another" loses typing, or shows errors before the person is done."""
    form = Sample(QueryDict("title=A+title&published_day=1&kind=a&partners=Police&add=partners"))
    assert form.asked_for_another()
    page = str(form.with_another())
    assert 'value="A title"' in page
    assert 'value="Police"' in page
    assert page.count('name="partners"') == 2
    assert "govuk-error-message" not in page


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", "0"])
def test_remove_of_no_line_takes_none(number):
    """Fails when a made-up number of a line breaks the page."""
    form = Sample(QueryDict(f"partners=a&partners=b&remove=partners:{number}"))
    assert form.with_another()["partners"].value() == ["a", "b"]


def test_remove_takes_one_line_and_the_last_box_stays():
    """Fails when "Remove" takes another line, or leaves no box to type in."""
    form = Sample(QueryDict("partners=a&partners=b&partners=c&remove=partners:2"))
    assert form.with_another()["partners"].value() == ["a", "c"]
    form = Sample(QueryDict("partners=a&remove=partners:1"))
    assert str(form.with_another()).count('name="partners"') == 1


def test_add_another_ends_at_the_most():
    """Fails when more boxes are offered than are taken."""
    form = Sample(QueryDict("partners=a&partners=b&partners=c&add=partners"))
    page = str(form.with_another())
    assert page.count('name="partners"') == 3
    assert "Add another" not in page


def test_enter_key_presses_the_forms_own_button():
    """Fails when the Enter key in a box would press "Remove" or "Add another", the first button of the form."""
    page = str(Sample())
    assert page.index('<button type="submit" class="govuk-visually-hidden"') < page.index("Add another")


def test_date_shows_what_was_typed_also_when_it_is_none():
    """Fails when wrong typing is lost."""
    page = str(Sample(QueryDict("published_day=99&published_month=foo&published_year=2026")))
    for value in ("99", "foo", "2026"):
        assert f'value="{value}"' in page


def test_date_of_a_row_fills_the_boxes():
    """Fails when a stored date is not shown."""
    page = str(Sample(initial={"published": date(2026, 5, 27)}))
    for value in ("27", "5", "2026"):
        assert f'value="{value}"' in page


def test_several_files_are_a_list_and_none_is_asked_for():
    """Fails when the second of two files is lost, one comes as something else than a list, or the box takes one."""

    class Asking(Form):
        papers = fields.FilesField(label="Papers", accept=".pdf")

    both = [SimpleUploadedFile("a.pdf", b"1"), SimpleUploadedFile("b.pdf", b"")]
    form = Asking({}, MultiValueDict({"papers": both}))
    assert form.is_valid()
    assert form.cleaned_data["papers"] == both
    assert errors_of(Asking({}, MultiValueDict())) == [{"text": "Select the papers", "href": "#id_papers"}]
    assert fields.FilesField(label="Papers", required=False).clean(None) == []
    assert str(form).count(" multiple") == 1
