"""What the extractors and linkers know of each language, a folder for each: data, and code that reads it."""
