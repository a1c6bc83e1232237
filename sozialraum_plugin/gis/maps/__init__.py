"""Print maps: the data of a series, the sheet and its items, the profile table, the export."""
