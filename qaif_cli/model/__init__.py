"""The data types of the program: frozen and typed; they read no file and no clock."""
