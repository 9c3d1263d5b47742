"""The nouns: frozen values that know nothing of reading, reconciling or showing."""
