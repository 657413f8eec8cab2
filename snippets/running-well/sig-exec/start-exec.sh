#!/bin/sh
echo "preparing"
exec "$@"
