"""Draws the training pictures: every picture is a function of one seed.

FAMILIES holds the scene families: the training pictures of models/house, and what models/scenes is exported from.
"""
import importlib

# family -> module that holds it as FAMILY; import follows use
_MODULES = {
    "gradient": "render.plane.gradient",
    "waves": "render.plane.waves",
    "bokeh": "render.plane.bokeh",
    "geometric": "render.plane.geometric",
    "landscape": "render.plane.landscape",
    "burst": "render.plane.burst",
    "festive": "render.plane.festive",
    "neon": "render.plane.neon",
    "clouds": "render.plane.clouds",
    "night": "render.plane.night",
    "still_life": "render.solid.still_life",
    "table": "render.solid.table",
    "botanical": "render.solid.botanical",
    "liquid": "render.solid.liquid",
}


class _Families(dict):
    """Family by id, loaded when first asked for."""

    def __missing__(self, name):
        self[name] = importlib.import_module(_MODULES[name]).FAMILY
        return self[name]

    def __iter__(self):
        return iter(_MODULES)

    def __len__(self):
        return len(_MODULES)

    def __contains__(self, name):
        return name in _MODULES

    def keys(self):
        return _MODULES.keys()

    def values(self):
        return [self[name] for name in _MODULES]

    def items(self):
        return [(name, self[name]) for name in _MODULES]


FAMILIES = _Families()
