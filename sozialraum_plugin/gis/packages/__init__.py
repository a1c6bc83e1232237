"""Packages for colleagues: what they hold, what they say of themselves, the formats."""
