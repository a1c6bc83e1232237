"""Which row belongs to which area: keys, the join, and old areas on new boundaries."""
