"""Surfaces: HTTP, the live websocket, pairing, safety."""
