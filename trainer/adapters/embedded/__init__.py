"""The homeowner's ears and voice that need no network: encoder, listener, voice, judge."""
