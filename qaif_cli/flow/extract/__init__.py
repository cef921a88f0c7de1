"""`qaif extract`: what the records hold about one subject, for whoever asks from outside."""
