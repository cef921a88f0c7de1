"""The corridor: one short function per verb, read, judge, render."""
