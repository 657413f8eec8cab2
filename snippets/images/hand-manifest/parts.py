import json
import sys

manifest = json.load(open(sys.argv[1]))
print("config", manifest["config"]["digest"])
for layer in manifest["layers"]:
    print("layer ", layer["digest"])
