"""Text for a language model, made from domain values; pure."""
