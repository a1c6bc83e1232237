"""Disclosure control: what must not be published, what goes with it, and an attack that tries to undo it.

Counts under a threshold are withheld, with them every rate made of them, and as many other counts as it takes so that
no withheld count can be computed from totals, parts, complements and rates to an interval narrower than a set width.
"""
