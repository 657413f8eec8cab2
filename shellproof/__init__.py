"""Proves console transcripts: reads them, runs them on hosts, compares, records."""

from __future__ import annotations
