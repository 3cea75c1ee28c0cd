"""English: tokens, parts of speech, morphology."""
