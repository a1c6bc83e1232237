"""Sentences about tables."""

MESSAGES: dict[str, str] = {}
