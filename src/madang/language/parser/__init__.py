"""The trained parser: a small neural network from a sentence to an intent and its slots, one for all languages."""
