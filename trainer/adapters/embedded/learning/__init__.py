"""How the ear is trained from `lines/`; nothing here is needed to hear."""
