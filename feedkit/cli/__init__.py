"""The command: arguments, messages and exit codes around the library."""
