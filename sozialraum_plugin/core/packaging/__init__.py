"""Packages for colleagues: names, workbooks, and the step that installs them."""
