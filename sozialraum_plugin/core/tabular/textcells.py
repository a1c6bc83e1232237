"""The cells of a large plain text table, cut out only where they are looked at.

A table of 200,000 areas and 40 columns has eight million cells. As texts of their own they need ten times the memory
of the file; a whole column, though, is read from the file's bytes in a few steps of numpy.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

_NEWLINE = 10


class TextCells:
    """Cells of rows of equal length; indexed like a two-dimensional object array of texts and None.

    ``ends`` holds, for each row and column, the place in ``data`` of the delimiter or line end behind the cell.
    A slice of rows is a view; everything else is an object array of its own.
    """

    def __init__(self, data: np.ndarray, ends: np.ndarray, starts: np.ndarray) -> None:
        self._data = data
        self._ends = ends
        self._starts = starts  # of the first cell of each row

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return int(self._ends.shape[0]), int(self._ends.shape[1])

    @property
    def flat(self) -> Iterator[Any]:
        """All cells, row by row."""
        for row in range(self.shape[0]):
            yield from self[row]

    def __len__(self) -> int:
        return self.shape[0]

    def __iter__(self) -> Iterator[np.ndarray]:
        return (self[row] for row in range(self.shape[0]))

    def __getitem__(self, key: Any) -> Any:
        import numpy as np

        rows, columns = key if isinstance(key, tuple) else (key, slice(None))
        if isinstance(rows, slice) and not isinstance(key, tuple):
            return TextCells(self._data, self._ends[rows], self._starts[rows])
        one_row, one_column = isinstance(rows, int | np.integer), isinstance(columns, int | np.integer)
        height, width = self.shape
        row_places = [int(rows)] if one_row else np.arange(height)[rows].tolist()
        column_places = [int(columns)] if one_column else np.arange(width)[columns].tolist()
        result = np.empty((len(row_places), len(column_places)), dtype=object)
        for place, column in enumerate(column_places):
            result[:, place] = self._texts(row_places, column)
        if one_row and one_column:
            return result[0, 0]
        return result[0] if one_row else result[:, 0] if one_column else result

    def _texts(self, rows: list[int], column: int) -> list[str | None]:
        if len(rows) == self.shape[0] and rows[:1] == [0]:
            return [text or None for text in self.joined(column, 0, len(rows)).split("\n")]
        starts = self._before(column, rows).tolist()
        ends = self._ends[rows, column].tolist()
        return [self._data[start:end].tobytes().decode() or None for start, end in zip(starts, ends, strict=True)]

    def _before(self, column: int, rows: slice | list[int]) -> np.ndarray:
        return self._ends[rows, column - 1] + 1 if column % self.shape[1] else self._starts[rows]

    def is_filled(self, column: int) -> bool:
        """Whether any cell of a column holds a text."""
        return bool((self._ends[:, column] > self._before(column, slice(None))).any())

    def joined(self, column: int, first: int, last: int) -> str:
        """The cells of a column from row ``first`` to before ``last``, a line each."""
        import numpy as np

        starts = self._before(column, slice(first, last))
        lengths = self._ends[first:last, column] - starts + 1
        stops = np.cumsum(lengths)
        # Each cell with the sign behind it, which becomes the line end.
        places = np.arange(int(stops[-1]) if len(stops) else 0)
        places += np.repeat(starts - (stops - lengths), lengths)
        taken = self._data[places]
        taken[stops - 1] = _NEWLINE
        return taken[:-1].tobytes().decode() if len(taken) else ""


def split_lines(text: str, delimiter: str, width: int) -> TextCells | None:
    """The cells of a text whose lines all have ``width`` cells and no quotation marks; None for any other text."""
    import numpy as np

    data = np.frombuffer((text if text.endswith("\n") else text + "\n").encode(), dtype=np.uint8)
    ends = np.flatnonzero((data == ord(delimiter)) | (data == _NEWLINE))
    if len(ends) % width:
        return None
    ends = ends.reshape(-1, width)
    if not (data[ends[:, -1]] == _NEWLINE).all() or (data[ends[:, :-1]] == _NEWLINE).any():
        return None
    starts = np.concatenate([[0], ends[:-1, -1] + 1])
    return TextCells(data, ends, starts)
