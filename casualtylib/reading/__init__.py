"""From a text to claims: each step takes values and gives new ones."""
