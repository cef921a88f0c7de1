"""qaif: quality assurance for an NHS Integrated Care Board, as plain-text records in git."""

__version__ = "0.1.0"
