"""The key episodes of a return: up to ten, each with when, what, how good the practice was, and why."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.summarising import save_episodes
from jigsaw.agency_returns.rules.terms import EPISODE_LIMITS, MOST_EPISODES
from jigsaw.portal.desk.writing import WritingPage
from jigsaw.portal.forms.returning import EpisodesForm


class EditSummaryEpisodes(WritingPage):
    """One more episode can be asked for, or one taken out, without a script; nothing typed is lost by it."""

    heading = "Key episodes"
    form_class = EpisodesForm

    def held(self) -> dict[str, Any]:
        """The episodes as they are saved."""
        saved = self.returned.summary.get("episodes", []) if self.returned else []
        found: dict[str, Any] = {"many": str(max(1, len(saved)))}
        for number, each in enumerate(saved, 1):
            found |= {f"{key}_{number}": each.get(key, "") for key in EPISODE_LIMITS}
        return found

    def on_post(self) -> HttpResponse:
        """Save them; or show the page with one episode more, or less."""
        if "add" in self.request.POST or "remove" in self.request.POST:
            return self.show(form=self.with_other_number())
        return super().on_post()

    def with_other_number(self) -> EpisodesForm:
        """The form with what was typed, with an empty episode at its end or without the one that was taken out."""
        typed = EpisodesForm(self.request.POST)
        episodes = [
            {key: str(self.request.POST.get(f"{key}_{number}", "")) for key in EPISODE_LIMITS}
            for number in range(1, typed.count + 1)
        ]
        out = self.request.POST.get("remove", "")
        if re.fullmatch(r"[0-9]{1,2}", out) and 1 <= int(out) <= len(episodes):
            del episodes[int(out) - 1]
        elif "add" in self.request.POST and len(episodes) < MOST_EPISODES:
            episodes.append({})
        found: dict[str, Any] = {
            "many": str(max(1, len(episodes))),
            "revision": str(typed.seen_revision()),
        }
        for number, each in enumerate(episodes, 1):
            found |= {f"{key}_{number}": text for key, text in each.items()}
        return EpisodesForm(None, initial=found)

    def write(self, form: Any) -> HttpResponse:
        """Save them all, and go back to the tasks."""
        save_episodes(
            self.asked,
            episodes=form.episodes(),
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_home("Key episodes were saved.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, which says whether there is room for one more."""
        form = variables.get("form")
        room = getattr(form, "count", MOST_EPISODES) < MOST_EPISODES
        return super().show(template, status=status, **({"room": room, "most": MOST_EPISODES} | variables))
