"""Foreign formats in and out: what analysts and other programs export becomes nouns, and the other way round."""
