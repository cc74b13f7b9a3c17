"""The door for harvesters: OAI-PMH 2.0, with GET and with POST. It only ever reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.generic import View

from jigsaw.calendar.present import present
from jigsaw.documents.vocabulary import concepts
from jigsaw.library import harvesting, queries
from jigsaw.library.exchange import oai, oai_answers, oai_tokens
from jigsaw.library.exchange.oai import OaiFault
from jigsaw.library.keeping import KeptPage
from jigsaw.library.reading import page_or_known, region_site

# The longest resumption token has some 500 characters; nothing longer is read.
LONGEST_ARGUMENT = 2_000
SET_WORDS = {"theme": "Theme", "harm": "Kind of harm", "agency": "Agency"}


class Oai(View):
    """Errors of the protocol are answers like others: status 200, the code in the XML (section 3.6)."""

    public = True
    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The answer to what stands in the address."""
        return self.answered(request, request.GET)

    def post(self, request: HttpRequest) -> HttpResponse:
        """The same for what was sent as a form (section 3.1.1.2)."""
        return self.answered(request, request.POST)

    def answered(self, request: HttpRequest, sent: QueryDict) -> HttpResponse:
        """One answer, made anew: it says when it was made."""
        self.change = queries.last_change()
        at = present()
        self.repository = self.described()
        asked: dict[str, str] = {}
        try:
            ask = oai.read({name: sent.getlist(name) for name in sent})
            if any(len(value) > LONGEST_ARGUMENT for value in ask.arguments.values()):
                raise OaiFault("badArgument", "An argument is longer than any that this repository knows")
            asked = {"verb": ask.verb, **ask.arguments}
            body = self.body(ask)
        except OaiFault as fault:
            asked = {} if fault.code in ("badVerb", "badArgument") else asked or _said(sent)
            body = oai_answers.fault(fault)
        page = KeptPage.of(oai_answers.answer(self.repository, at=at, asked=asked, body=body))
        answer = page_or_known(request, page, "text/xml; charset=utf-8")
        answer["Cache-Control"] = "no-cache"
        return answer

    def described(self) -> oai_answers.Repository:
        """What the repository says of itself."""
        host = urlsplit(settings.PUBLIC_ADDRESS).hostname or "localhost"
        return oai_answers.Repository(
            name=region_site(queries.publishers())["site_name"],
            address=harvesting.whole_address(reverse("oai")),
            host=host,
            admin_email=settings.REPOSITORY_EMAIL or f"postmaster@{host}",
        )

    def body(self, ask: oai.Ask) -> str:
        """The part of the answer that the verb asks for. Raises OaiFault."""
        told = ask.arguments
        match ask.verb:
            case "Identify":
                return oai_answers.identify(self.repository, harvesting.earliest() or present())
            case "ListSets":
                if "resumptionToken" in told:
                    raise OaiFault("badResumptionToken", "The list of sets is given whole, without tokens")
                return oai_answers.list_sets(sets())
            case "ListMetadataFormats":
                if "identifier" in told:
                    self.one(told["identifier"])
                return oai_answers.list_metadata_formats()
            case "GetRecord":
                return oai_answers.get_record(self.one(told["identifier"]), self.repository.host)
        return self.listed(ask.verb, told)

    def one(self, identifier: str) -> oai_answers.Item:
        """The record with that identifier. A review under embargo and one that never was answer alike."""
        slug = oai.slug_in(self.repository.host, identifier)
        found = harvesting.one(slug) if slug else None
        if found is None:
            raise OaiFault("idDoesNotExist", "This repository has no record with that identifier")
        return harvesting.item(found)

    def listed(self, verb: str, told: Mapping[str, str]) -> str:
        """One part of a list, and the token that leads to the next."""
        token = told.get("resumptionToken")
        place = (
            None
            if token is None
            else oai_tokens.opened(token, settings.SECRET_KEY, verb=verb, change=self.change.number)
        )
        chosen = place.selection if place else oai.selection(told)
        if chosen.set.partition(".")[0] != "partnership" and not is_set_of_words(chosen.set):
            raise OaiFault("noRecordsMatch", "This repository has no such set: ListSets names them")
        rows = harvesting.selected(chosen)
        total = place.total if place else rows.count()
        found = harvesting.batch(rows, place.after if place else None, oai.BATCH + 1)
        if not found:
            raise OaiFault("noRecordsMatch", "No record was changed then in that set")
        part, given = found[: oai.BATCH], place.given if place else 0
        words = ""
        if len(found) > oai.BATCH:
            last: Any = part[-1]
            after = (last.changed, str(last.pk))
            words = oai_tokens.seal(
                oai_tokens.Place(verb, chosen, self.change.number, after, given + len(part), total),
                settings.SECRET_KEY,
            )
        items = [harvesting.item(each) for each in part]
        end = oai_answers.Token(words, total, given) if words or place else None
        return oai_answers.list_of(verb, items, self.repository.host, chosen=chosen.set, token=end)


def sets() -> list[tuple[str, str]]:
    """Every set: the partnerships that have published, and all words of the vocabulary that reviews carry.

    Words stand whether a review has them or not, so that the list says nothing of what is to come.
    """
    owners = [(f"partnership.{each.slug}", each.name) for each in queries.publishers()]
    words = [
        (f"{oai.KINDS[each.list]}.{each.slug}", f"{SET_WORDS[oai.KINDS[each.list]]}: {each.label}")
        for each in concepts().values()
        if each.list in oai.KINDS
    ]
    return owners + words


def is_set_of_words(name: str) -> bool:
    """Whether the set is one of the vocabulary, or none was named: a made-up one would hold the tombstones alone."""
    kind, _, slug = name.partition(".")
    concept = concepts().get(slug)
    return not name or (concept is not None and concept.list == oai.LISTS[kind])


def _said(sent: QueryDict) -> dict[str, str]:
    """What was asked, for errors that are not about the form of the request."""
    return {name: sent.get(name, "") for name in sent}
