import hashlib
import json

layer = hashlib.sha256(open("layer.tar", "rb").read()).hexdigest()
config = {
    "architecture": "amd64",
    "os": "linux",
    "config": {"Cmd": ["/bin/busybox", "echo", "made by hand"]},
    "rootfs": {"type": "layers", "diff_ids": [f"sha256:{layer}"]},
}
manifest = [{"Config": "config.json", "RepoTags": ["by-hand:latest"], "Layers": ["layer.tar"]}]
json.dump(config, open("config.json", "w"))
json.dump(manifest, open("manifest.json", "w"))
