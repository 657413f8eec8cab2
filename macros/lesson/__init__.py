"""What a lesson is made of, and what one lacks."""
