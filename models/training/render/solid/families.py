"""The families drawn as solids in a room of light."""
from ..inputs import Family
from . import still_life

SOLID = (
    Family("still_life", "Still life", still_life.KINDS, False, True, still_life.shade, still_life.stage,
           "A round podium in soft window light for a face cream"),
)
