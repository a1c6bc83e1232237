"""HTML reports: the builder, and one module per report."""
