"""The classroom bundle: the site, the book and every image, in one archive for a room offline."""
