"""The worker runs on both databases."""

from tests.adapters.storage.databases import database, database_url

__all__ = ["database", "database_url"]
