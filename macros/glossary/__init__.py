"""The glossary: one page defines the terms, and every other page explains them where they stand."""
