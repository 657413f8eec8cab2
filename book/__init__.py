"""The book: one PDF of the whole course, put together from the pages of the built site."""
