"""The authored content, read from YAML with file, line and column for every problem."""
