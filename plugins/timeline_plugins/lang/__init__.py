"""What the extractors know of each language, a folder for each: data, and code that reads it."""
