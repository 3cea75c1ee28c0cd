"""The model: frozen values and pure functions on them. Knows no file format, no language and no view."""
