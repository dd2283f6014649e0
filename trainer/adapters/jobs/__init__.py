"""Work that is done later: a worker over a queue with leases."""
