"""Benchmarks: each `bench_*.py` is run as `python -m bench.bench_…`; the other files are their parts."""
