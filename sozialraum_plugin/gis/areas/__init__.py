"""Planning areas as layers: their file, fields, names, checks, and old areas on new ones."""
