"""`qaif merge-workspace`: another board's register becomes part of this one, with the history of both."""
