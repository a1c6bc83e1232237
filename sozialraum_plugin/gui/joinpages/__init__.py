"""The pages of the dialog that joins tables."""
