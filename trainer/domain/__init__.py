"""The rules of practice: pure values and functions, without I/O, clock or chance."""
