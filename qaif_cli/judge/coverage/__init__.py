"""Coverage says what the records show for each statement that we read out of the framework, S01 to S87."""
