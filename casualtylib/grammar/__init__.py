"""Grammar as tables: rows only, each with examples that it reads and examples that it does not."""
