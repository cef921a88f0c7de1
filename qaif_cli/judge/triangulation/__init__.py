"""What several independent sources of intelligence say about one subject."""
