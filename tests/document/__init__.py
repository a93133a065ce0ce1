"""The files that people keep."""
