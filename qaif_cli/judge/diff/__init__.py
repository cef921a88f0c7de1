"""What differs between two versions of the register, of a record, or of a day's position."""
