"""Where a table breaks over pages, so that its closing lines never stand alone."""

from __future__ import annotations

from collections.abc import Sequence


def paginate(rows: Sequence[float], closing: Sequence[float], room: float, least: int = 2) -> list[list[int]]:
    """Pages as lists of row numbers; the closing lines follow the rows on the last page.

    ``rows`` and ``closing`` are heights, ``room`` is the height of a page below its header. The last page holds at
    least ``least`` rows above the closing lines, as far as there are so many. A row higher than a page gets a page of
    its own.
    """
    pages: list[list[int]] = [[]]
    used = 0.0
    for number, height in enumerate(rows):
        if pages[-1] and used + height > room:
            pages.append([])
            used = 0.0
        pages[-1].append(number)
        used += height
    if used + sum(closing) > room and len(pages[-1]) > least:
        pages.append([])
    while len(pages) > 1 and len(pages[-1]) < least and len(pages[-2]) > least:
        pages[-1].insert(0, pages[-2].pop())
    return pages
