"""Draws the training pictures: every picture is a function of one seed."""
