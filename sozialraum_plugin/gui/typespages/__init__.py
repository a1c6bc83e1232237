"""The pages of the dialog of the area types; each works on the widgets that the form names for it."""
