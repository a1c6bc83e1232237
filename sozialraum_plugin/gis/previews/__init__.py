"""What dialogs show before anything is written: made by ``core`` from what stands in the form."""
