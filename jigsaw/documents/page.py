"""The report and the briefing as HTML: fragments for the public page, and a page that stands alone.

Fragments begin at h2, hold no style and no script, and use a few class names for the public style sheet.
"""

from __future__ import annotations

from html import escape
from typing import Any
from urllib.parse import urlsplit

import nh3

from jigsaw.documents import parts
from jigsaw.documents.edition import Edition
from jigsaw.documents.look import Look
from jigsaw.documents.markdown import (
    Block,
    Heading,
    Items,
    Paragraph,
    Quote,
    Span,
    Table,
    blocks_of,
    paragraphs,
)
from jigsaw.documents.setting import linked
from jigsaw.documents.words import (
    CHART_TITLE,
    KIND_WORDS,
    PRACTICE_WORDS,
    REPORT,
    ChartRow,
    chart_in_words,
    chart_rows,
    date_in_words,
)

TAGS = set(
    "a blockquote br caption dd div dl dt em figure h1 h2 h3 h4 h5 li main ol p section strong table tbody "
    "td th thead tr ul".split()
)
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id"},
    "a": {"href"},
    "div": {"role", "aria-label", "tabindex"},
    "ol": {"start"},
    "th": {"scope"},
}
BAR_WIDTH = 100


def guarded(html: str) -> str:
    """HTML with nothing in it but what this module writes: the last guard, whatever the text was."""
    return nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"}, link_rel=None
    )


def report_html(edition: Edition) -> str:
    """The report as an HTML fragment. Raises ValueError where a section's Markdown has faults."""
    before = [
        f'<h2 id="summary">{parts.SUMMARY}</h2>',
        paragraphs_html(edition.summary),
        f'<h2 id="at-a-glance">{parts.AT_A_GLANCE}</h2>',
        facts_html(parts.glance_facts(edition)),
        findings_html(edition),
        recommendations_html(edition),
    ]
    after = [developments_html(edition), *sections_html(edition)]
    chart = chart_html(chart_rows(edition)) if edition.recommendations else ""
    return "\n".join(
        part for part in (guarded("\n".join(before)), chart, guarded("\n".join(after))) if part.strip()
    )


def briefing_html(edition: Edition) -> str:
    """The briefing's seven boxes as an HTML fragment; empty when the edition has none."""
    told = edition.briefing
    if told is None:
        return ""
    links = [f'<a href="{escape(item.link)}">{escape(item.label)}</a>' for item in told.read_more]
    do = f"<h3>{parts.DO}</h3>{list_html(told.do)}<h3>{escape(parts.DO_NOT)}</h3>{list_html(told.dont)}"
    bodies = [
        paragraphs_html(told.what_happened),
        paragraphs_html(told.why_it_matters),
        list_html(told.what_we_found),
        list_html(told.good_practice),
        do,
        list_html(told.questions),
        "<ul>" + "".join(f"<li>{link}</li>" for link in links) + "</ul>",
    ]
    boxes = zip(parts.BOXES, bodies, strict=True)
    return guarded("\n".join(f'<section class="briefing-box"><h2>{h}</h2>{b}</section>' for h, b in boxes))


def findings_html(edition: Edition) -> str:
    """The findings, each with its practice in words."""
    found = []
    for number, finding in enumerate(edition.findings, 1):
        good = finding.practice == "good-practice"
        themes = (
            f'<p class="finding-themes">Themes: {escape(parts.terms(finding.themes))}</p>'
            if finding.themes
            else ""
        )
        found.append(
            f'<section class="finding{" finding--good" if good else ""}" id="finding-{number}">'
            f'<p class="finding-practice">Finding {number}. {PRACTICE_WORDS[finding.practice]}</p>'
            f"<h3>{escape(finding.title)}</h3><h4>{parts.WHAT_HAPPENED}</h4>{paragraphs_html(finding.what_happened)}"
            f"<h4>{parts.WHY}</h4>{paragraphs_html(finding.why)}{themes}</section>"
        )
    return "\n".join([f'<h2 id="findings">{parts.FINDINGS}</h2>', *found]) if found else ""


def recommendations_html(edition: Edition) -> str:
    """The recommendations, each with who, by when and how it will be known."""
    found = [
        f'<section class="recommendation" id="recommendation-{item.number}">'
        f"<h3>Recommendation {item.number}</h3>"
        f'<div class="recommendation-text">{paragraphs_html(item.text)}</div>'
        f"{facts_html(parts.recommendation_facts(item))}</section>"
        for item in edition.recommendations
    ]
    return "\n".join([f'<h2 id="recommendations">{parts.RECOMMENDATIONS}</h2>', *found]) if found else ""


def developments_html(edition: Edition) -> str:
    """What has changed since."""
    found = []
    for item in edition.developments:
        link = linked(item.link) if item.link else None
        more = f'<p><a href="{escape(link["link"])}">{escape(link["text"])}</a></p>' if link else ""
        found.append(f"<h3>{escape(item.title)}</h3>{paragraphs_html(item.text)}{more}")
    return "\n".join([f'<h2 id="developments">{parts.DEVELOPMENTS}</h2>', *found]) if found else ""


def sections_html(edition: Edition) -> list[str]:
    """The report's own sections."""
    return [
        f'<h2 id="section-{number}">{escape(section.heading)}</h2>\n{blocks_html(blocks_of(section.body))}'
        for number, section in enumerate(edition.report, 1)
    ]


def chart_html(rows: list[ChartRow]) -> str:
    """The one chart: a sentence, bars that need no style, and the table with the same numbers."""
    most = max(1, *(row.count for row in rows))
    bars = "".join(
        f'<rect x="0" y="{12 * place}" width="{max(0.6, BAR_WIDTH * row.count / most):.1f}" height="8"/>'
        for place, row in enumerate(rows)
    )
    body = "".join(f"<tr><td>{escape(row.label)}</td><td>{row.count}</td></tr>" for row in rows)
    said = escape(chart_in_words(rows))
    return (
        f'<section class="strength-chart"><h3>{CHART_TITLE}</h3><p>{said}</p>'
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {BAR_WIDTH} {12 * len(rows) - 4}" '
        f'preserveAspectRatio="none" fill="currentColor" width="100%" height="{22 * len(rows)}">{bars}</svg>'
        '<table><thead><tr><th scope="col">Strength, weakest first</th>'
        f'<th scope="col">Recommendations</th></tr></thead><tbody>{body}</tbody></table></section>'
    )


def facts_html(facts: list[parts.Fact]) -> str:
    """Facts as a description list."""
    rows = "".join(f"<div><dt>{escape(fact.label)}</dt><dd>{escape(fact.text)}</dd></div>" for fact in facts)
    return f'<dl class="facts">{rows}</dl>'


def paragraphs_html(text: str) -> str:
    """A plain text field as paragraphs."""
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs(text))


def list_html(items: tuple[str, ...]) -> str:
    """Lines as a list."""
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def blocks_html(blocks: tuple[Block, ...]) -> str:
    """Markdown blocks as HTML; a section's ### is h3."""
    return "\n".join(block_html(block) for block in blocks)


def block_html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{spans_html(block.spans)}</h{block.level}>"
        case Paragraph():
            return f"<p>{spans_html(block.spans)}</p>"
        case Quote():
            return f"<blockquote>{blocks_html(block.blocks)}</blockquote>"
        case Items():
            start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
            tag = "ol" if block.ordered else "ul"
            return (
                f"<{tag}{start}>"
                + "".join(f"<li>{item_html(item)}</li>" for item in block.items)
                + f"</{tag}>"
            )
        case Table():
            return table_html(block)
    raise TypeError(f"Not a block: {block!r}")


def item_html(item: tuple[Block, ...]) -> str:
    """A list item; one that is a single paragraph needs no paragraph of its own."""
    if item and isinstance(item[0], Paragraph):
        return spans_html(item[0].spans) + blocks_html(item[1:])
    return blocks_html(item)


def table_html(table: Table) -> str:
    """A table that scrolls by itself on a narrow screen and can be reached with the keyboard."""
    classes = [f' class="align-{align}"' if align != "left" else "" for align in table.aligns]
    head = "".join(
        f'<th scope="col"{c}>{spans_html(h)}</th>' for c, h in zip(classes, table.header, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(f"<td{c}>{spans_html(cell)}</td>" for c, cell in zip(classes, row, strict=True))
        + "</tr>"
        for row in table.rows
    )
    name = escape("Table: " + ", ".join("".join(s.text for s in cell) for cell in table.header))
    return (
        f'<div class="table-scroll" role="region" tabindex="0" aria-label="{name}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def spans_html(spans: tuple[Span, ...]) -> str:
    """Spans as HTML."""
    return "".join(span_html(span) for span in spans)


def span_html(span: Span) -> str:
    html = escape(span.text).replace("\n", "<br>")
    html = f"<em>{html}</em>" if span.emphasis else html
    html = f"<strong>{html}</strong>" if span.strong else html
    return f'<a href="{escape(span.link)}">{html}</a>' if span.link else html


def standalone_page(edition: Edition, look: Look) -> str:
    """A whole HTML page with the report, for readers who were sent the file."""
    partnership = edition.partnership
    values: dict[str, Any] = {
        "title": escape(f"{edition.title} - {REPORT} - {partnership.name}"),
        "summary": escape(" ".join(edition.summary.split())[:300]),
        "style": STYLE.replace("PRIMARY", look.primary).replace("TINT", look.tint),
        "partnership": escape(partnership.name),
        "line": escape(" · ".join(x for x in (KIND_WORDS[edition.kind], edition.house_reference) if x)),
        "heading": escape(edition.title),
        "day": edition.published_on.isoformat(),
        "date": date_in_words(edition.published_on),
        "report": report_html(edition),
        "worried": parts.WORRIED,
        "helpline": paragraphs_html(partnership.helpline.text),
        "tel": parts.phone_link(partnership.helpline.phone),
        "phone": escape(partnership.helpline.phone),
        "website": escape(partnership.website),
        "host": escape(urlsplit(partnership.website).netloc),
    }
    return PAGE.format(**values)


PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{summary}">
<style>{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><p>{partnership}</p></header>
<main id="main">
<p class="line">{line}</p>
<h1>{heading}</h1>
<p class="line"><time datetime="{day}">{date}</time></p>
{report}
</main>
<footer>
<h2>{worried}</h2>
{helpline}
<p>Telephone: <a href="{tel}">{phone}</a></p>
<p>{partnership}: <a href="{website}">{host}</a></p>
</footer>
</body>
</html>
"""

STYLE = """
body{margin:0;color:#16222b;background:#fff;font:1.1875rem/1.5 "Source Sans 3",Arial,sans-serif}
header,main,footer{max-width:42rem;margin:0 auto;padding:1rem}
header{border-bottom:4px solid PRIMARY}header p{margin:0;font-weight:600}
h1,h2,h3,h4{line-height:1.2;color:PRIMARY;overflow-wrap:anywhere}h1{font-size:3rem;margin:.25em 0}
h2{font-size:1.7rem;margin-top:2em}h3{font-size:1.4rem}h4{font-size:1.1875rem;color:#16222b;margin-bottom:0}
h4+p{margin-top:.25em}.line,.finding-themes{color:#4a5a63}a{color:PRIMARY;overflow-wrap:anywhere}
a:focus,.table-scroll:focus{outline:3px solid #16222b;background:#fd0;color:#16222b}
.skip{position:absolute;left:-999px}.skip:focus{position:static}
.facts div{margin-bottom:.5rem}dt{font-weight:600;color:#4a5a63}dd{margin:0}
@media(min-width:40rem){.facts div{display:flex}.facts dt{flex:0 0 13rem}}
.finding{border-left:4px solid PRIMARY;padding-left:1rem;margin:2rem 0}
.finding--good{border-left:4px dashed #14532d}
.finding-practice{margin:0;font-weight:600}.finding h3{margin-top:.25em}
.recommendation{border:1px solid #7d8b8f;border-radius:4px;padding:0 1rem;margin:1.5rem 0}
.recommendation-text{font-weight:600}.table-scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid #b9c4c4}
.align-right{text-align:right}.align-center{text-align:center}
blockquote{margin:1em 0;padding-left:1rem;border-left:3px solid #b9c4c4}
strong,em{font-weight:600;font-style:normal}.strength-chart svg{color:PRIMARY;max-width:24rem}
footer{background:TINT;margin-top:3rem}footer h2{margin-top:0}
@media print{.skip{display:none}section{break-inside:avoid}}
"""
