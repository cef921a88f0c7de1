"""What counts as evidence: small functions of an `EvidenceContext`, one file for each part of the register."""
