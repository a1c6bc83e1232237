"""The encoding of a text file, found by its bytes: programs of German offices write at least seven."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from ..messages import Note

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABELS = {
    "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-8": "UTF-8",
    "cp1252": "Windows-1252", "mac-roman": "Mac Roman", "cp850": "CP 850",
}  # fmt: skip
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_CONTROLS = bytes([*range(9), *range(14, 32)])
# Encodings in which these bytes stand for nothing else.
_ONE_BYTE = ("utf-8", "utf-8-sig", "cp1252", "mac-roman", "cp850")
# What German tables write beyond ASCII.
_USUAL = frozenset("äöüßÄÖÜẞéèêáàçñóôëïîâåøæ§€°²³½¼„“”‚‘’«»–—…·•×−±µ\xa0\u202f\u2009\u00ad©®")
# Letters that German words have and no other encoding shows by chance in such numbers.
_GERMAN = frozenset("äöüßÄÖÜ")
_CANDIDATES = ("cp1252", "mac-roman", "cp850")
# Signs that German words do not hold between letters: the file may be in another encoding.
_ODD_IN_WORDS = re.compile(
    r"\w{0,40}[A-Za-zäöüÄÖÜß][\x80-\x9f¥ƒŒœŠšŸŽžˆ˜†‡‰‹›„¢¤¦§¨¬¯±¸]+[a-zäöüß]\w{0,40}|[A-Za-z]{0,40}[a-z]á[a-z]\w{0,40}"
)


def decode(content: bytes, asked: str = "") -> tuple[str, list[Note]]:
    """The text of a file and notes on its encoding; ``asked`` is the encoding that a user has named.

    Raises ``ValueError`` where the bytes are no text in this encoding.
    """
    encoding, reason = (asked, "asked") if asked else _encoding(content)
    text = content.decode(encoding)
    if asked:
        text = text.removeprefix("\ufeff")
    if _has_controls(content, text, encoding):
        raise ValueError(content[:20])
    name = asked.upper() if asked else _LABELS[encoding]
    notes = [Note("encoding", {"encoding": name, "reason": Note(f"encoding-{reason}")})]
    odd = None if asked or encoding != "cp1252" else _ODD_IN_WORDS.search(text)
    if odd:
        notes.append(Note("encoding-marks", {"example": odd[0]}))
    return text, notes


def _has_controls(content: bytes, text: str, encoding: str) -> bool:
    if encoding in _ONE_BYTE:
        return len(content.translate(None, _CONTROLS)) != len(content) or "\ufffe" in text or "\uffff" in text
    return _NO_TEXT.search(text) is not None


def _encoding(content: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding, "bom"
    head = content[:4000]
    if head.count(0) > len(head) // 4:
        return ("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"), "zeros"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _one_byte_encoding(content)
    return "utf-8", "valid"


def _one_byte_encoding(content: bytes) -> tuple[str, str]:
    """Windows-1252, unless its letters make no German words and those of another encoding do."""
    high = Counter(content.translate(None, bytes(range(128))))
    total = sum(high.values())

    def shares(encoding: str) -> tuple[float, float]:
        usual = german = 0
        for value, count in high.items():
            sign = bytes([value]).decode(encoding, "replace")
            usual += count * (sign in _USUAL)
            german += count * (sign in _GERMAN)
        return usual / total, german / total

    found = {encoding: shares(encoding) for encoding in _CANDIDATES}
    best = max(_CANDIDATES, key=lambda encoding: (found[encoding][0], encoding == "cp1252"))
    sure = found[best][1] >= 0.5 and found[best][0] >= 0.9 and found["cp1252"][1] < 0.1
    return (best, "letters") if best != "cp1252" and sure else ("cp1252", "fallback")
