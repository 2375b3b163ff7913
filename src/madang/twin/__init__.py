"""The live model of a home, what can be foreseen with it, and the journal that keeps it."""
