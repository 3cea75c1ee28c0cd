"""Annotated text for extractors: tokens with their parts of speech. There is no language in here."""
