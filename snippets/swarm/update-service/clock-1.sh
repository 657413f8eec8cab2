# Get ready, then work.
touch /ready
echo "version 1"
sleep infinity
