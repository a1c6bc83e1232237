"""Passwords inside the addresses of databases and servers: found, and masked before a text is shown or kept."""

from __future__ import annotations

import re

MASK = "***"
# The value as QGIS quotes it, or up to the next blank as PostgreSQL and GDAL read it.
_VALUE = r"""(?:'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?|[^\s'"]+)"""
_NAMED = re.compile(r"(?i)\b((?:password|passwd|pwd|access_?token|api_?key|token)\s*=\s*)" + _VALUE)
# Between the user and the host of an address, after a colon; Oracle puts a slash there.
_IN_ADDRESS = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://[^\s/:@]+:)[^\s@]+(?=@)")
_ORACLE = re.compile(r"(?i)\b(OCI:[^\s/@]+/)[^\s@]+(?=@)")


def without_passwords(text: str) -> str:
    """``text`` with every password in it replaced by three stars; rather too much is masked than too little."""
    masked = _NAMED.sub(lambda found: found.group(1) + MASK, text)
    for pattern in (_IN_ADDRESS, _ORACLE):
        masked = pattern.sub(lambda found: found.group(1) + MASK, masked)
    return masked


def has_password(text: str) -> bool:
    """Whether an address carries a password in plain sight."""
    return without_passwords(text) != text
