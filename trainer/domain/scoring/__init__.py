"""The scorecard: what is counted, what is judged, and the arithmetic."""
