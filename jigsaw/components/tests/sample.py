"""Two pages with every part, for tests and for looking at: invented words only."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path

from jigsaw.components import fields
from jigsaw.components.charts import bar_chart
from jigsaw.components.colours import colours_css
from jigsaw.components.forms import Form
from jigsaw.components.page import PublicPage

FILES = [
    {"kind": "Report", "format": "PDF", "size": "412KB", "pages": 41, "href": "#report"},
    {"kind": "Briefing", "format": "PDF", "size": "88KB", "pages": 1, "href": "#briefing"},
]


class SampleForm(Form):
    title = fields.TextField(label="Title", hint="The words that lead the page")
    summary = fields.TextArea(label="What we learned", max_words=60)
    published = fields.DateField(label="Date of publication", hint="For example, 27 3 2026")
    at = fields.TimeField(label="Time of publication", hint="For example, 10am or 14:30")
    kind = fields.RadioField(
        label="Kind of review",
        choices=[("lcspr", "Local Child Safeguarding Practice Review"), ("other", "Another kind")],
        hints={"lcspr": "Under regulation 5 of 2018"},
        opens={"other": "other_kind"},
    )
    other_kind = fields.TextField(label="Which kind", required=False)
    themes = fields.CheckboxesField(label="Themes", choices=[("baby", "Babies"), ("school", "School")])
    agency = fields.SelectField(label="Lead agency", choices=[("a", "Alderbrook Council")])
    partners = fields.RepeatedField(label="Statutory partners", one="Partner")
    email = fields.EmailField(label="Media email address")
    phone = fields.PhoneField(label="Media phone number")
    colour = fields.ColourField(label="Main colour", hint="For example, #0b4f5c")
    edition = fields.FileField(label="Edition file", hint="YAML or JSON, smaller than 5MB")
    read = fields.CheckboxField(
        label="I have read this version", missing="Confirm that you have read this version"
    )


PIECES = {
    "signatures": [
        {
            "name": "Morgan Example",
            "role": "Co-chair",
            "agency": "Health",
            "signed": "2 May 2026, 4pm",
        },
        {
            "name": "Sam Example",
            "role": "Co-chair",
            "agency": "Police",
            "cleared": "section 4 changed",
        },
    ],
    "lines": [
        {"state": "Done", "shade": "done", "what": "Ten checks of the documents passed"},
        {
            "state": "Waiting",
            "shade": "soon",
            "what": "Sign-off: one of two",
            "href": "#",
            "link": "Ask again",
        },
        {"state": "Late", "shade": "late", "what": "Copies to the Panel, due 1 May 2026"},
        {
            "state": "Embargoed",
            "shade": "embargoed",
            "what": "Nothing is on the public page before 10am",
        },
    ],
    "tasks": [
        {"title": {"text": "Report"}, "href": "#", "status": {"text": "Completed"}},
        {"title": {"text": "Slides"}, "href": "#", "status": {"tag": {"text": "Not yet started"}}},
    ],
}


class StaffSample(PublicPage):
    template_name = "sample/staff.html"
    title = "Review of services for babies"
    http_method_names = ["get", "post"]

    def post(self, request):
        return self.render_to_response(self.get_context_data(form=SampleForm(request.POST, request.FILES)))

    def site(self):
        return {
            "site_name": "Alderbrook Safeguarding Children Partnership",
            "audience": "Only Alderbrook staff and the people who sign can see this page.",
            "places": [
                {"text": "Publications", "href": "/staff/", "current": True},
                {"text": "Partnership", "href": "/partnership/"},
                {"text": "System", "href": "/system/"},
            ],
            "person_name": "Priya Example",
            "sign_out_href": "/out/",
            "crumbs": [{"text": "Publications", "href": "/"}, {"text": "Review of services for babies"}],
            "accessibility_href": "/accessibility/",
            "cookies_href": "/cookies/",
            "privacy_href": "/privacy/",
            "demonstration": "All people and places here are invented.",
        }

    def content(self):
        facts = {"Reference": "ASCP 2025-26/01", "Publication": "10am, Wednesday 27 May 2026"}
        return {
            "facts": [
                {
                    "key": {"text": key},
                    "value": {"text": value},
                    "actions": {
                        "items": [{"href": "#", "text": "Change", "visuallyHiddenText": key.lower()}]
                    },
                }
                for key, value in facts.items()
            ],
            **PIECES,
            "before": "The baby was seen twice.\nServices met once.",
            "after": "The baby was seen three times.\nServices met once.",
            "form": self.kwargs.get("form") or SampleForm(),
        } | ({"refresh": 20} if "busy" in self.request.GET else {})

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | ({"form": kwargs["form"]} if "form" in kwargs else {})


class PublicSample(PublicPage):
    template_name = "sample/public.html"
    title = "Learning from reviews"

    def site(self):
        return {
            "site_name": "Western Vale Safeguarding Children Partnership",
            "colours_href": "/colours.css",
            "helpline_phone": "01632 960 123",
            "contact_href": "/contact/",
            "accessibility_href": "/accessibility/",
            "cookies_href": "/cookies/",
            "privacy_href": "/privacy/",
        }

    def content(self):
        rows = [("Changes the system", 5), ("Changes how a service works day by day", 4), ("Training", 3)]
        learning = "When three services each hold one part of the picture, somebody has to hold the whole."
        return {
            "files": FILES,
            "learning": learning,
            "chart": bar_chart(
                rows,
                name="strength",
                headline="5 of 12 recommendations change the system",
                measure="Recommendations by strength, published reviews of 2025",
                source="Western Vale, recommendations of published reviews",
                label="Strength",
                number="Recommendations",
            ),
            "head": [{"text": "Reference"}, {"text": "Date"}, {"text": "Title"}, {"text": "Downloads"}],
            "rows": [
                [
                    {"text": f"WVSCP 2025-26/0{n}"},
                    {"text": "27 May 2026"},
                    {"text": learning},
                    {"text": "Report, Slides"},
                ]
                for n in range(1, 4)
            ],
        }


class Colours(PublicPage):
    def get(self, request):
        return HttpResponse(colours_css("#5b2a4e", "#f6eff4"), content_type="text/css")


urlpatterns = [
    path("staff/", StaffSample.as_view()),
    path("public/", PublicSample.as_view()),
    path("colours.css", Colours.as_view()),
]
