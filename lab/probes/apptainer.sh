# In a node: may a user in a container make namespaces, and does Debian's unstable release have it?
free="--security-opt seccomp=unconfined --security-opt systempaths=unconfined --security-opt apparmor=unconfined"
docker run --rm --quiet $free --user 1000 debian:trixie-slim unshare --user --map-root-user --mount mount -t tmpfs tmpfs /mnt 2>/dev/null ||
    { echo "a user in a container may not make namespaces here"; exit 0; }
docker run --rm --interactive debian:trixie-slim sh -e <<'END' || echo "Debian's unstable release has no package of Apptainer that fits"
apt-get -qq update >/dev/null 2>&1
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Codename: trixie' | head -n 1)
key=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$key check-valid-until=no] $mirror unstable main" >/etc/apt/sources.list.d/unstable.list
printf 'Package: *\nPin: release a=unstable\nPin-Priority: 100\n' >/etc/apt/preferences.d/unstable
apt-get -qq update >/dev/null 2>&1
apt-get -qq install --simulate --no-install-recommends apptainer/unstable >/dev/null 2>&1
END
