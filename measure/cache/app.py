"""Stands for a program that changes all the time."""

print("version 0")
