"""English: tokens, parts of speech, morphology, closed word classes."""
