"""The register as one page to look at: what stands on it, gathered from the same facts as lists and papers."""
