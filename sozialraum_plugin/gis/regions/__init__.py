"""Areas summed up to regions, regions beside each other, facilities and searches."""
