"""Say what kind of file each argument is."""
import sys

import magic

for name in sys.argv[1:]:
    print(f"{name}: {magic.from_file(name)}")
