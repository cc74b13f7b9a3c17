"""Round a page: header, navigation, breadcrumbs, notices. Markup as in GOV.UK Frontend 6.6."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.utils.safestring import SafeString

from jigsaw.components.markup import Params, attributes, classes, element, hidden, joined, sub, text, words
from jigsaw.components.parts.texts import button


def breadcrumbs(p: Params) -> SafeString:
    """Where the page stands; the last one, without a link, is the page itself."""

    def crumb(each: Params) -> SafeString:
        if not each.href:
            return element(
                "li", {"class": "govuk-breadcrumbs__list-item", "aria-current": "page"}, words(each)
            )
        own = {"class": "govuk-breadcrumbs__link", "href": each.href}
        link = element("a", own, words(each), more=each.attributes)
        return element("li", {"class": "govuk-breadcrumbs__list-item"}, link)

    look = classes(
        "govuk-breadcrumbs", p.classes, p.collapseOnMobile and "govuk-breadcrumbs--collapse-on-mobile"
    )
    more = attributes(p.attributes) + attributes({"aria-label": p.or_else("labelText", "Breadcrumb")})
    listed = element(
        "ol", {"class": "govuk-breadcrumbs__list"}, joined(crumb(each) for each in p.items_ or [])
    )
    return element("nav", {"class": look}, listed, more=more)


def notification_banner(p: Params) -> SafeString:
    """What has just been done, or what everybody must know."""
    done = p.type == "success"
    name = p.titleId or "govuk-notification-banner-title"
    title = words({"html": p.titleHtml, "text": p.titleText}) or ("Success" if done else "Important")
    heading = element(
        f"h{p.titleHeadingLevel or 2}", {"class": "govuk-notification-banner__title", "id": name}, title
    )
    said = words({"html": p.html})
    if not said and p.text:
        said = element("p", {"class": "govuk-notification-banner__heading"}, str(p.text).strip())
    own = {
        "class": classes(
            "govuk-notification-banner", done and "govuk-notification-banner--success", p.classes
        ),
        "role": p.role or ("alert" if done else "region"),
        "aria-labelledby": name,
        "data-module": "govuk-notification-banner",
        "data-disable-auto-focus": text(p.disableAutoFocus) or "false" if "disableAutoFocus" in p else None,
    }
    head = element("div", {"class": "govuk-notification-banner__header"}, heading)
    body = element("div", {"class": "govuk-notification-banner__content"}, said)
    return element("div", own, head, body, more=p.attributes)


ARROWS = {
    "prev": (
        "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984"
        "l4.2931-4.293-1.414-1.414z"
    ),
    "next": (
        "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492"
        " 6.7441-6.4062-6.7246-6.7266z"
    ),
}


def pagination(p: Params) -> SafeString:
    """The way through a list of several pages, or to the page before and after."""
    block = p.items_ is None and bool(p.next or p.previous)
    before = after = pages = SafeString("")
    if sub(p.previous).href:
        before = _arrow_link(p.previous, "prev", "Previous", block)
    if p.items_ is not None:
        pages = element(
            "ul",
            {"class": "govuk-pagination__list"},
            joined(_page(i) for i in p.items_ if i is not None and len(i)),
        )
    if sub(p.next).href:
        after = _arrow_link(p.next, "next", "Next", block)
    own = {
        "class": classes("govuk-pagination", block and "govuk-pagination--block", p.classes),
        "aria-label": p.landmarkLabel or "Pagination",
    }
    return element("nav", own, before, pages, after, more=p.attributes)


def _arrow_link(p: Params, kind: str, said: str, block: bool) -> SafeString:
    arrow = _arrow(kind)
    plain = block and not p.labelText and "govuk-pagination__link-title--decorated"
    title = words(p) or joined([said, hidden(" page")])
    shown = element("span", {"class": classes("govuk-pagination__link-title", plain)}, title)
    if block and p.labelText:
        shown += hidden(":") + element("span", {"class": "govuk-pagination__link-label"}, p.labelText)
    inner = arrow + shown if block or kind == "prev" else shown + arrow
    link = {"class": "govuk-link govuk-pagination__link", "href": p.href, "rel": kind}
    return element(
        "div", {"class": f"govuk-pagination__{kind}"}, element("a", link, inner, more=p.attributes)
    )


@cache
def _arrow(kind: str) -> SafeString:
    own = {
        "class": f"govuk-pagination__icon govuk-pagination__icon--{kind}",
        "xmlns": "http://www.w3.org/2000/svg",
        "height": 13,
        "width": 15,
        "aria-hidden": "true",
        "focusable": "false",
        "viewBox": "0 0 15 13",
    }
    return element("svg", own, element("path", {"d": ARROWS[kind]}))


def _page(p: Params) -> SafeString:
    look = classes(
        "govuk-pagination__item",
        p.current and "govuk-pagination__item--current",
        p.ellipsis and "govuk-pagination__item--ellipsis",
    )
    if p.ellipsis:
        return element("li", {"class": look}, SafeString("&ctdot;"))
    own = {
        "class": "govuk-link govuk-pagination__link",
        "href": "" if p.href is None else p.href,
        "aria-label": p.or_else("visuallyHiddenText", f"Page {p.number}"),
        "aria-current": "page" if p.current else None,
    }
    return element("li", {"class": look}, element("a", own, p.number, more=p.attributes))


def exit_this_page(p: Params) -> SafeString:
    """Leaves at once to a neutral site. Without a script it is a plain link there."""
    own = {
        "id": p.id or None,
        "class": classes("govuk-exit-this-page", p.classes),
        "data-module": "govuk-exit-this-page",
    }
    said = {
        "data-i18n.activated": p.activatedText,
        "data-i18n.timed-out": p.timedOutText,
        "data-i18n.press-two-more-times": p.pressTwoMoreTimesText,
        "data-i18n.press-one-more-time": p.pressOneMoreTimeText,
    }
    inner = button(
        Params(
            html=p.html if p.html or p.text else joined([hidden("Emergency"), " Exit this page"]),
            text=p.text,
            classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
            href=p.redirectUrl or "https://www.bbc.co.uk/weather",
            attributes={"rel": "nofollow noreferrer"},
        )
    )
    more = attributes(p.attributes) + attributes({key: value for key, value in said.items() if value})
    return element("div", own, inner, more=more)


def generic_header(p: Params) -> SafeString:
    """The top of every page: whose page it is."""
    own = {"href": p.url or "/", "class": "govuk-generic-header__homepage-link"}
    link = element("a", own, words({"html": p.logoHtml, "text": p.logoText}))
    logo = element("div", {"class": "govuk-generic-header__logo"}, link)
    wide = {
        "class": classes("govuk-generic-header__container", p.containerClasses or "govuk-width-container")
    }
    look = {"class": classes("govuk-generic-header", p.classes)}
    return element("div", look, element("div", wide, logo), more=p.attributes)


def service_navigation(p: Params) -> SafeString:
    """The few places of a site, under its header."""
    slots = sub(p.slots)
    end = slots.end.html if isinstance(slots.end, Params) else slots.end
    inline = isinstance(slots.end, Params) and slots.end.align == "inline"
    own = {
        "class": classes("govuk-width-container", inline and "govuk-service-navigation__inlining-container")
    }
    container = element(
        "div", {"class": "govuk-service-navigation__container"}, _service_name(p), _navigation(p, slots)
    )
    inner = element("div", own, ready(slots.start), container, ready(end))
    common = {
        "class": classes("govuk-service-navigation", p.classes),
        "data-module": "govuk-service-navigation",
    }
    if p.serviceName or slots.start or end:
        label = {"aria-label": p.or_else("ariaLabel", "Service information")}
        return element("section", label | common, inner, more=p.attributes)
    return element("div", common, inner, more=p.attributes)


def ready(html: Any) -> SafeString:
    """HTML that the author of the page gave as HTML."""
    return SafeString(html or "")


def _service_name(p: Params) -> SafeString:
    if not p.serviceName:
        return SafeString("")
    if p.serviceUrl:
        inner = element("a", {"href": p.serviceUrl, "class": "govuk-service-navigation__link"}, p.serviceName)
    else:
        inner = element("span", {"class": "govuk-service-navigation__text"}, p.serviceName)
    return element("span", {"class": "govuk-service-navigation__service-name"}, inner)


def _navigation(p: Params, slots: Params) -> SafeString:
    items = [each for each in p.navigation or [] if each]
    if not (items or slots.navigationStart or slots.navigationEnd):
        return SafeString("")
    said = p.menuButtonText or "Menu"
    name = p.navigationId or "navigation"
    toggle = SafeString("")
    if p.or_else("collapseNavigationOnMobile", len(items) > 1):
        own = {
            "type": "button",
            "class": "govuk-service-navigation__toggle govuk-js-service-navigation-toggle",
            "aria-controls": name,
            "aria-label": p.menuButtonLabel if p.menuButtonLabel and p.menuButtonLabel != said else None,
            "hidden": True,
            "aria-hidden": "true",
        }
        toggle = element("button", own, said)
    made = joined([ready(slots.navigationStart), *map(_place, items), ready(slots.navigationEnd)])
    listed = element("ul", {"class": "govuk-service-navigation__list", "id": name}, made)
    look = classes("govuk-service-navigation__wrapper", p.navigationClasses)
    return element("nav", {"aria-label": p.navigationLabel or said, "class": look}, toggle, listed)


def _place(p: Params) -> SafeString:
    here = p.active or p.current
    inner = words(p)
    if here:
        inner = element("strong", {"class": "govuk-service-navigation__active-fallback"}, inner)
    now = ("page" if p.current else "true") if here else None
    if p.href:
        own = {"class": "govuk-service-navigation__link", "href": p.href, "aria-current": now}
        made = element("a", own, inner, more=p.attributes)
    elif p.html or p.text:
        made = element("span", {"class": "govuk-service-navigation__text", "aria-current": now}, inner)
    else:
        made = SafeString("")
    look = classes("govuk-service-navigation__item", here and "govuk-service-navigation__item--active")
    return element("li", {"class": look}, made)
