"""Sentences about maps."""

MESSAGES: dict[str, str] = {}
