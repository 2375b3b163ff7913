"""From words to a plan, and from an outcome to words. No network, no language model, no I/O after loading."""
