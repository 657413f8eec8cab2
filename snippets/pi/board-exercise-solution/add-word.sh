# Add a word to the one line of a file, unless it is there: add-word.sh WORD FILE
grep --quiet --word-regexp --fixed-strings -e "$1" "$2" || sed --in-place "\$ s/\$/ $1/" "$2"
