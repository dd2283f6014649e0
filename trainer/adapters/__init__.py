"""What implements the ports: the only code that touches files, networks, models, databases."""
