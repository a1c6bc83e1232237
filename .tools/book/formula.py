"""Formulas as drawings inside the page: neither a script nor a font from elsewhere is needed, on screen or on paper."""

from __future__ import annotations

import base64
import html
import io
from typing import Any

import matplotlib
from docutils import nodes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser
from sphinx.application import Sphinx

_SIZE = 11  # points; pages take it as 1 em
_STYLE = {"svg.fonttype": "path", "svg.hashsalt": "formula", "mathtext.fontset": "dejavuserif"}


def drawn(text: str, css: str) -> str:
    """A formula as an image element whose size follows the text around it."""
    written = f"${' '.join(text.split())}$"
    with matplotlib.rc_context(_STYLE):
        font = FontProperties(size=_SIZE)
        width, height, depth, _, _ = MathTextParser("path").parse(written, dpi=72, prop=font)
        margin = 1.0
        width, height, depth = width + 2 * margin, height + 2 * margin, depth + margin
        figure = Figure(figsize=(width / 72, height / 72))
        figure.patch.set_alpha(0)
        figure.text(margin / width, depth / height, written, fontproperties=font)
        target = io.BytesIO()
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    source = base64.b64encode(target.getvalue()).decode()
    size = f"height:{height / _SIZE:.3f}em;width:{width / _SIZE:.3f}em;vertical-align:{-depth / _SIZE:.3f}em"
    alt = html.escape(" ".join(text.split()), quote=True)
    return f'<img class="{css}" alt="{alt}" style="{size}" src="data:image/svg+xml;base64,{source}"/>'


def _inline(visitor: Any, node: nodes.math) -> None:
    visitor.body.append(drawn(node.astext(), "formula"))
    raise nodes.SkipNode


def _block(visitor: Any, node: nodes.math_block) -> None:
    lines = [part for part in node.astext().split("\n\n") if part.strip()]
    visitor.body.append('<div class="formulas">')
    visitor.body.extend(f"<p>{drawn(_large(line), 'formula')}</p>" for line in lines)
    visitor.body.append("</div>")
    raise nodes.SkipNode


def _large(text: str) -> str:
    """A formula of its own with fractions in the size of its text."""
    return text.replace("\\frac", "\\dfrac")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the renderer under the name ``drawn``."""
    app.add_html_math_renderer("drawn", (_inline, None), (_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
