"""What counts as evidence is found by small functions of an `EvidenceContext`, in one file for each part of the register."""
