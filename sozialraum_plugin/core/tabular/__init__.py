"""Tables of offices as files: read as they are, understood with a protocol of every decision."""
