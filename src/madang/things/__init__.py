"""What a home is made of: traits, kinds, things, spaces, people and plans. Pure data, no I/O."""
