"""The database: SQLite by default, PostgreSQL when it grows."""
