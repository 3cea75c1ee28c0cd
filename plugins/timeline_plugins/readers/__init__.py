"""Readers: from the bytes of a source to documents."""
