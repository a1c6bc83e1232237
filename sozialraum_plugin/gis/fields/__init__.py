"""The fields that results add to layers: names, aliases, comments, rows."""
