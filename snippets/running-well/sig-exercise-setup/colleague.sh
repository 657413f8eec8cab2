#!/bin/sh
cd /
python count.py
