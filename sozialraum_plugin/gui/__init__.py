"""Dialogs and actions: they collect values, run an algorithm and show its result."""
