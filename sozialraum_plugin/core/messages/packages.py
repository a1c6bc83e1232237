"""Sentences about packages."""

MESSAGES: dict[str, str] = {}
