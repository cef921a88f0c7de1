"""One short function for each command: it reads the register, judges it, and renders the result."""
