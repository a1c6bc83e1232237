"""Packets in which regions comment their areas, and what comes back in them."""
