"""The forms of the writing commands: their blanks, help and examples. What they make of the answers is in `writing`."""
