"""The documents that authors write: scenarios, rubrics, and what scenarios share."""
