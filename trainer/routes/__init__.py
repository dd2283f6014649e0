"""HTTP in and out: pages and the API."""
