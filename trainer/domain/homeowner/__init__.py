"""The homeowner: a mind that code owns, and what it lets a voice say."""
