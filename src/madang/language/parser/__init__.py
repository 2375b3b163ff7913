"""The trained parser: a small network from a sentence to its intent and slots, one for all languages."""
