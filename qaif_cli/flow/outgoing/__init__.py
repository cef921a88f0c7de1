"""The risk register as a workbook that committees know, and what rides in it so that it can come back."""
