"""Texts of our own, of many kinds, and how well they are read."""
