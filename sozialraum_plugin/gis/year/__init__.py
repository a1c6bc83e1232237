"""The yearly round: last year's work, what changed since, and the orders of the new year."""
