"""Virtual devices: things that aren't there, with behaviour over time and faults on purpose."""

from .driver import VirtualDriver

__all__ = ["DRIVER", "VirtualDriver"]

DRIVER = VirtualDriver
