"""Pure functions of (register, framework, as_of): rules, positions, movement, what is due."""
