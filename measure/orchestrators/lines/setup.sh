# Nothing is to be prepared: the files are there.
