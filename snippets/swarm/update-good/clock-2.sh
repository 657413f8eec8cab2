# The same, with a new word.
touch /ready
echo "version 2"
sleep infinity
