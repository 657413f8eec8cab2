import sys
import urllib.error
import urllib.request

try:
    with urllib.request.urlopen(sys.argv[1], timeout=10) as answer:
        print("status", answer.status)
except urllib.error.URLError as error:
    sys.exit(f"failed: {error.reason}")
