"""What is so on a day: the state of each record, and what is due."""
