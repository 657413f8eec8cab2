"""Commands: how a line of a shell is read, and which commands and options there really are."""
