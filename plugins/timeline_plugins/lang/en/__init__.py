"""English: morphology and closed word classes."""
