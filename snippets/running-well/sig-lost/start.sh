#!/bin/sh
echo "preparing"
python count.py
