"""Sentences about join."""

MESSAGES: dict[str, str] = {}
