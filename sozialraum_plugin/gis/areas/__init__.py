"""Planning areas as layers: their file, fields, keys, names, outlines, checks, and old areas on new ones."""
