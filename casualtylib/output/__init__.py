"""Values as people and programs see them: JSON, tables, words."""
