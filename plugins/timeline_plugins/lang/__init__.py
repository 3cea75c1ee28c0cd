"""Languages: what the extractors and linkers know of each, as data and the functions that read it."""
