"""Bring things to life, one file a protocol."""
