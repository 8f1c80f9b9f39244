"""Draws the training pictures: every picture is a function of one seed."""
from .solid.families import SOLID

FAMILIES = {family.id: family for family in (*SOLID,)}
