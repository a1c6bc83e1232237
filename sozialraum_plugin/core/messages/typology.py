"""Sentences about typology."""

MESSAGES: dict[str, str] = {}
