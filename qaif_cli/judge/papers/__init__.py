"""What stands in each paper, before it is put into words."""
