"""Fields of layers: those that results add, with aliases, comments and rows, and those that a catalogue names."""
