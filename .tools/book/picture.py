"""The directive ``picture``: a picture of the tour with its caption; where there is none, the caption as text.

``.. picture:: demo-04-areas`` names the file without its ending; the content is the caption. With ``:optional:`` the
tour need not make it; with ``:tall:`` it has more room on paper.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

FOLDER = "pictures"


class Picture(SphinxDirective):
    """A figure, or a paragraph that says what it would show."""

    required_arguments = 1
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"optional": directives.flag, "tall": directives.flag}

    def run(self) -> list[nodes.Node]:
        name = f"{self.arguments[0]}.png"
        caption = nodes.caption()
        self.state.nested_parse(self.content, self.content_offset, caption)
        texts = [part for child in caption.children for part in child.children]
        if not Path(self.env.srcdir, FOLDER, name).is_file():
            self.config.book_missing.append(name)
            return [nodes.paragraph("", "", *texts, classes=["missing-picture"])]
        image = nodes.image(uri=f"/{FOLDER}/{name}", alt=caption.astext())
        classes = ["tall"] if "tall" in self.options else []
        return [nodes.figure("", image, nodes.caption("", "", *texts), classes=classes)]


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive and the list of what was missing."""
    app.add_config_value("book_missing", [], "env")
    app.add_directive("picture", Picture)
    return {"parallel_read_safe": False}
