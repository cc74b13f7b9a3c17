"""Write a referral page by page, check it, and send it to the partnership."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.incidents.actions.referrals import discard_referral, save_referral_part, send_referral
from jigsaw.incidents.desk.referral_facts import sections
from jigsaw.incidents.models import Referral, ReferralDraft
from jigsaw.incidents.queries.referrals import (
    Sender,
    as_referral,
    missing_parts,
    sender,
    written_parts,
)
from jigsaw.incidents.rules.referrals import OTHER_ORGANISATION, PARTS
from jigsaw.partnerships.desk import RowPage, add_refusal, refusing
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.forms.referral import FORMS, PartForm

CHECK = "check"
ORDER = [*PARTS, CHECK]


class MakeReferral(RowPage):
    """The parts one after another, each kept when it is whole; then everything once more, then it is sent.

    What is written and not sent is sealed, and seen by the person alone. `?part=` names the page.
    """

    permission = "make_referral"
    heading = "Refer a serious incident"
    partnership: Partnership
    draft: ReferralDraft | None
    sender: Sender
    written: dict[str, dict[str, Any]]

    def find_row(self) -> Partnership:
        """The partnership of the address, for those who may refer to it, with what they wrote so far; or 404."""
        self.partnership = self.find(self.partnerships(), slug=self.kwargs["slug"])
        self.draft = self.rows(ReferralDraft).filter(partnership=self.partnership).first()
        self.written = written_parts(self.draft)
        self.sender = sender(self.who, self.partnership)
        return self.partnership

    def on_get(self) -> HttpResponse:
        """The page that is asked for; else the first that is not written yet."""
        typed = self.kept()
        missing = missing_parts(self.written)
        part = (typed or self.request.GET).get("part") or [*missing, CHECK][0]
        if part not in ORDER:
            raise Http404
        if part == CHECK and missing:
            return redirect(self.at(missing[0]))
        return self.show_check() if part == CHECK else self.show_part(part, self.form(part, typed))

    def on_post(self) -> HttpResponse:
        """Keep a page, send the whole, or delete it."""
        if "discard" in self.request.POST:
            return self.discard()
        part = self.request.POST.get("part", "")
        if part == CHECK:
            return self.send()
        if part not in PARTS:
            raise Http404
        form = self.form(part, self.request.POST)
        if form.is_valid():
            try:
                save_referral_part(
                    partnership=self.partnership, part=part, values=form.values(), by=self.who, at=self.now
                )
                return redirect(self.at(self.after(part)))
            except Refused as refused:
                add_refusal(form, refused)
        return self.show_part(part, form, status=400)

    def form(self, part: str, data: QueryDict | None = None) -> PartForm:
        """The form of a part, with what was written of it; at first with what is known of the person."""
        held = dict(self.written.get(part, {}))
        more: dict[str, Any] = {}
        if part == "people":
            more["given"] = held.pop("names", "")
        elif part == "who" and held:
            held["lead_agreed"] = True
            held["agency"] = held["agency"] or OTHER_ORGANISATION
        elif part == "who" and not self.sender.staff:
            held = {"referrer_name": self.who.full_name, "referrer_contact": self.who.email}
        return FORMS[part](data, initial=held, sender=self.sender, **more)

    def after(self, part: str) -> str:
        """The page after a part: the next that is not written yet, or the check."""
        later = [each for each in missing_parts({**self.written, part: {}}) if each != part]
        return [*later, CHECK][0]

    def show_part(self, part: str, form: PartForm, *, status: int = 200) -> HttpResponse:
        """One page of the referral."""
        return self.show(
            heading=PARTS[part][0],
            status=status,
            form=form,
            part=part,
            step=f"Page {list(PARTS).index(part) + 1} of {len(PARTS)}",
            agency=self.sender.agencies[0] if part == "who" and self.names_agency(form) else None,
            names_given=bool(self.written.get("people", {}).get("names")),
            draft=self.draft,
            back=self.back_of(part),
        )

    def names_agency(self, form: PartForm) -> bool:
        """Whether the agency is known without asking."""
        return "agency" not in form.fields and bool(self.sender.agencies)

    def show_check(self, form: Any = None, *, status: int = 200) -> HttpResponse:
        """Everything once more before it is sent; names are not shown again."""
        shown = as_referral(self.written, self.partnership, self.sender.agencies)
        cards = sections(shown)
        for card in cards:
            change = {"href": self.at(card["part"]), "text": "Change", "visuallyHiddenText": card["title"]}
            card["frame"] = {"title": {"text": card["title"]}, "actions": {"items": [change]}}
        return self.show(
            "portal/make_referral_check.html",
            heading="Check before you send",
            status=status,
            form=form,
            cards=cards,
            draft=self.draft,
            names_given=bool(self.written["people"]["names"]),
            change_names=self.at("people"),
            partnership=self.partnership,
            back=self.at("people"),
        )

    def send(self) -> HttpResponse:
        """Send it once; pressed again, it leads to what was sent."""
        asked = self.request.POST.get("draft", "")
        if self.draft is None or str(self.draft.pk) != asked:
            sent = self.find(self.rows(Referral).filter(made_by=self.who), pk=asked)
            return redirect("view_own_referral", referral_id=sent.pk)
        if missing := missing_parts(self.written):
            return redirect(self.at(missing[0]))
        try:
            sent = send_referral(self.draft, by=self.who, at=self.now)
        except Refused as refused:
            return self.show_check(refusing(str(refused)), status=400)
        return redirect("view_own_referral", referral_id=sent.pk)

    def discard(self) -> HttpResponse:
        """Delete what was not sent. Pressed again, there is nothing to delete."""
        if self.draft is not None:
            discard_referral(self.draft, by=self.who, at=self.now)
        return self.done_to(reverse("list_own_referrals"), "What you wrote was deleted. Nothing was sent.")

    def at(self, part: str) -> str:
        """The address of one page of this referral."""
        return f"{reverse('make_referral', args=[self.partnership.slug])}?part={part}"

    def back_of(self, part: str) -> str:
        """The page before a part; the start page before the first."""
        place = list(PARTS).index(part)
        if place:
            return self.at(list(PARTS)[place - 1])
        return reverse("start_referral", args=[self.partnership.slug])

    def audience_words(self) -> str:
        """Who sees it before and after it is sent."""
        return f"Only you can see this until you send it to {self.partnership.short_name}."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """None: the way back is the page before."""
        return []
