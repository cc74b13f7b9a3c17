"""The same documents through the bare libraries: no check, no limit, no child, no fixed bytes.

Run as a process of its own: python -m bench.bare SEED FOLDER [--libreoffice | --libreoffice-once]. Then the PDFs are
made by LibreOffice from Word files instead of by Typst: one conversion a document, or all in one start.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bench.editions import long_edition


def main(seed: int, folder: Path, *, libreoffice: str) -> None:
    """Write Report and Press statement as DOCX, Slides as PPTX, and the three PDFs."""
    edition = long_edition(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name, parts in documents(edition).items():
        if name != "briefing" or libreoffice:
            word(parts, folder / f"{name}.docx")
    slides(edition, folder / "slides.pptx")
    if libreoffice:
        with_libreoffice(folder, at_once=libreoffice.endswith("once"))
    else:
        with_typst(edition, folder)


def documents(edition: dict) -> dict[str, list[tuple[str, list[str]]]]:
    """The words of each document, as headings with their paragraphs."""
    report = [(edition["title"], [edition["reference"], edition["summary"]])]
    report += [(f["title"], [f["what_happened"], f["why"]]) for f in edition["findings"]]
    for r in edition["recommendations"]:
        known = [
            r["text"],
            r["addressed_to"],
            r["owner_role"],
            r["outcome_for_children"],
            r["how_we_will_know"],
        ]
        report.append((f"Recommendation {r['number']}", known))
    report += [(d["title"], [d["text"]]) for d in edition["developments"]]
    report += [(s["heading"], s["body"].split("\n\n")) for s in edition["report"]]
    statement = edition["statement"]
    told = [statement[k] for k in ("opening", "outcome", "learning", "reason_for_delay")]
    briefing = edition["briefing"]
    boxes = [
        (name.replace("_", " "), [value] if isinstance(value, str) else value)
        for name, value in briefing.items()
        if name != "read_more"
    ]
    return {"report": report, "statement": [(edition["title"], told)], "briefing": boxes}


def word(parts: list[tuple[str, list[str]]], path: Path) -> None:
    """One Word file: headings, paragraphs and tables, as python-docx writes them."""
    import docx

    document = docx.Document()
    for heading, paragraphs in parts:
        document.add_heading(heading, 1)
        for text in paragraphs:
            rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
            if len(rows) > 2:
                table = document.add_table(rows=0, cols=len(rows[0]))
                for row in [rows[0], *rows[2:]]:
                    for cell, value in zip(table.add_row().cells, row, strict=False):
                        cell.text = value.strip()
            elif text.startswith("- "):
                for line in text.splitlines():
                    document.add_paragraph(line[2:], style="List Bullet")
            else:
                document.add_paragraph(text)
    document.save(str(path))


def slides(edition: dict, path: Path) -> None:
    """One deck: a slide for each finding and box, a table, a native chart."""
    import pptx
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    deck = pptx.Presentation()
    texts = [(edition["title"], [edition["summary"]])]
    texts += [(f["title"], [f["what_happened"], f["why"]]) for f in edition["findings"]]
    texts += [("What to do", edition["briefing"]["do"]), ("What not to do", edition["briefing"]["dont"])]
    texts += [("Questions", edition["briefing"]["questions"])]
    for title, lines in texts:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text_frame.text = "\n".join(lines)
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    rows = edition["recommendations"]
    place = (Inches(1), Inches(2), Inches(8), Inches(4))
    table = slide.shapes.add_table(len(rows), 2, *place).table
    for number, row in enumerate(rows):
        table.cell(number, 0).text, table.cell(number, 1).text = row["text"], row["owner_role"]
    data = CategoryChartData()
    strengths = sorted({r["strength"] for r in rows})
    data.categories = strengths
    data.add_series("Recommendations", [sum(r["strength"] == s for r in rows) for s in strengths])
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data)
    deck.save(str(path))


def with_typst(edition: dict, folder: Path) -> None:
    """The three PDFs: the same templates and words, compiled directly."""
    import json

    import typst

    from jigsaw.documents.look import Look, font_folder
    from jigsaw.documents.packing import jobs_of
    from jigsaw.documents.reading import read_edition
    from jigsaw.documents.typesetting import TEMPLATES

    whole = read_edition(json.dumps(edition, default=str).encode(), "edition.json")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )
    for job in jobs_of(whole, Look()):
        inputs = {"data": json.dumps(job.data, ensure_ascii=False)}
        if job.fitted:
            inputs |= {"size": "12", "spacing": "tight"}
        typst.compile(
            str(TEMPLATES / f"{job.template}.typ"),
            output=str(folder / f"{job.template}.pdf"),
            root=str(TEMPLATES),
            font_paths=fonts,
            sys_inputs=inputs,
            pdf_standards=["ua-1", "a-2a"],
        )


def with_libreoffice(folder: Path, *, at_once: bool) -> None:
    """The three PDFs, each from its Word file."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    files = sorted(str(p) for p in folder.glob("*.docx"))
    command = [
        str(office),
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    for chosen in [files] if at_once else [[file] for file in files]:
        done = [*command, "--outdir", str(folder), *chosen]
        subprocess.run(done, check=True, capture_output=True, timeout=300)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), libreoffice="".join(sys.argv[3:]))
