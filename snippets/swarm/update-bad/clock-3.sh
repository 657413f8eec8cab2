# A slip: it gets ready in the wrong place.
touch /raedy
echo "version 3"
sleep infinity
