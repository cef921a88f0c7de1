"""One register worked out from two: what is the same, what everything is called, and what each file says then."""
