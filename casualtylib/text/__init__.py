"""From characters to sentences, tokens and numerals: offsets always point into the text as it was given."""
