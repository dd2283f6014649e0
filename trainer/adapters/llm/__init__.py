"""A language model as voice and judge, over any OpenAI-compatible endpoint."""
