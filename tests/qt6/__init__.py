"""Tests under PyQt6, in a process and a virtual environment of their own: ``make qt6``."""
