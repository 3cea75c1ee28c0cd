"""Linkers: which claims belong together, and how."""
