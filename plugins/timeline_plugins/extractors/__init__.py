"""Extractors: from a document to mentions, and from mentions to claims."""
