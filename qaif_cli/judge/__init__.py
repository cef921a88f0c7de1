"""Pure functions of a moment (the register as known on a day, and its settings): rules, positions, what is due."""
