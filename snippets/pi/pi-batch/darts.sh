# Throw darts at a square: the share that hits the circle in it is a quarter of pi.
awk 'BEGIN {
    srand()
    for (darts = 100000; i < darts; i++) if (rand() ^ 2 + rand() ^ 2 < 1) hits++
    print 4 * hits / darts
}'
