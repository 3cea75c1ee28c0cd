"""Exporters: a chronology as a file, each with the statement of what it lost."""
