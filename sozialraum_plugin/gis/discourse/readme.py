"""The text that lies beside a packet: how it is opened, filled in and sent back."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from ...core.formats import format_number
from ..translation import Texts

_WIDTH = 96


@dataclass(frozen=True)
class Words:
    """What the senders say; empty texts are left out."""

    title: str = ""
    year: str = ""
    source: str = ""
    contact: str = ""
    return_by: str = ""


def readme(words: Words, region: str, areas: int, file: str, texts: Texts) -> str:
    """The text of LIESMICH.txt for one region."""
    translate = texts.translate
    title = words.title or translate("DiscourseReadme", "Comments on planning areas")
    lines = [title, "=" * len(title), ""]
    facts = [
        (translate("DiscourseReadme", "Region"), region),
        (translate("DiscourseReadme", "Planning areas"), format_number(areas, 0, texts.language)),
        (translate("DiscourseReadme", "Year"), words.year),
        (translate("DiscourseReadme", "Source"), words.source),
        (translate("DiscourseReadme", "Please return by"), words.return_by),
        (translate("DiscourseReadme", "Return to"), words.contact),
    ]
    lines += [f"{label}: {text}" for label, text in facts if text]
    heading = translate("DiscourseReadme", "What it is about")
    lines += ["", heading, "-" * len(heading)]
    lines += _wrapped(
        translate(
            "DiscourseReadme",
            "A program has put planning areas with like figures into types. You know these areas: please say where the "
            "figures or the type do not fit what you see, and why. Your comments and accepted proposals are printed in "
            "the report, with the name that you enter.",
        )
    )
    heading = translate("DiscourseReadme", "How to fill it in")
    lines += ["", heading, "-" * len(heading)]
    steps = [
        translate(
            "DiscourseReadme",
            "Open QGIS (3.40 or newer) and drag the file {file} into its window. Where QGIS asks which elements to "
            "add, choose Add Layers.",
        ),
        translate("DiscourseReadme", "Choose Layer > Toggle Editing (the pencil)."),
        translate(
            "DiscourseReadme",
            "Open the attribute table (F6) and switch to the form view with the button at the lower right; the areas "
            "are listed on the left. Or click an area on the map with View > Identify Features and open its form from "
            "the window with the results.",
        ),
        translate(
            "DiscourseReadme",
            "Fill in what you want to say. A proposed type needs a reason. An area on which you have nothing to say "
            "stays empty.",
        ),
        translate("DiscourseReadme", "Toggle editing off again and save. Close QGIS, then send the file back."),
    ]
    for number, step in enumerate(steps, start=1):
        lines += textwrap.wrap(
            f"{number}. {step.replace('{file}', file)}", _WIDTH, subsequent_indent="   ", break_long_words=False
        )
    heading = translate("DiscourseReadme", "Please mind")
    lines += ["", heading, "-" * len(heading)]
    lines += _wrapped(
        translate(
            "DiscourseReadme",
            "Write about areas, never about single persons or families. Do not rename the fields and do not change the "
            "key: by it your comments find their area.",
        )
    )
    return "\n".join(lines) + "\n"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH)
