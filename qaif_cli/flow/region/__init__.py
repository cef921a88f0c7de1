"""`qaif region`: what many boards' exports say side by side."""
