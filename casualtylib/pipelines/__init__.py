"""Many documents: what one bad one must not stop."""
