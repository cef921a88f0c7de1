"""What counts as evidence: small functions of a scene, one file for each part of the register."""
