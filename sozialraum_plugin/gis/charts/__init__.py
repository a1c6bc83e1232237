"""Charts for reports, profiles and windows, made for print and for all readers."""
