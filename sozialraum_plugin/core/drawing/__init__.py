"""What maps need to know: classes, palettes, colours that all can tell apart, where tables break."""
