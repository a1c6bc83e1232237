"""Figures of areas: rates by a catalogue of indicators, and the status index."""
