"""The objection trainer: practise sales conversations with a simulated homeowner."""
