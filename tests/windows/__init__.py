"""Tests of dating."""
