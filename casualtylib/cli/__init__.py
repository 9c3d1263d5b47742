"""The command line: arguments, input files, and what is printed."""
