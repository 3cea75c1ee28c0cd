"""The engine: from sources to a chronology, with every plugin's failure kept to what it failed on."""
