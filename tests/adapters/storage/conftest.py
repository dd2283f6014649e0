"""Every test of the storage runs on both databases."""

from tests.adapters.storage.databases import database, database_url, reopened

__all__ = ["database", "database_url", "reopened"]
