"""Sentences about indicators."""

MESSAGES: dict[str, str] = {}
