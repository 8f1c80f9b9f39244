"""python -m unittest test_scenes_export: the exported graphs draw what the PyTorch renderer draws, twice the same."""
import json
import unittest

import numpy as np
import onnxruntime
import torch

from export_scenes import OUT, graphs, listing
from render import FAMILIES
from render.inputs import STAGE, STAGE_INPUTS, Inputs
from scene_sheet import QUIET, asked
from scene_words import lexicon

LEVELS = 2 / 255


def session(path, threads=2):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = threads, 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class Drawing:
    """The graphs of a family as one: draws what the inputs' kind asks."""

    def __init__(self, family):
        self.family, self.sessions = family, [session(OUT / family.id / f"{name}.onnx") for name in graphs(family)]

    def __call__(self, inputs):
        kind = int(inputs.kind.argmax()) if len(self.sessions) > 1 else 0
        return self.sessions[kind].run(None, fed(inputs, Inputs._fields))[0]


def fed(inputs, names):
    return {name: getattr(inputs, name).numpy() for name in names}


def briefs(family, size=160):
    """Two pictures of every kind: one plain, one with a space for copy, sliders and, where it can, a tile."""
    for k, kind in enumerate(family.kinds):
        yield kind, asked(family, kind, 9000 + k, size, shape=(16, 9))[0]
        yield kind, asked(family, kind, 9100 + k, size, QUIET[k % 5], tile=int(family.tiles), light=-0.5, energy=0.6, density=0.5, mist=0.7)[0]


class ScenesExport(unittest.TestCase):
    def test_every_family_is_exported_and_no_graph_is_larger_than_half_a_mebibyte(self):
        for family in FAMILIES.values():
            for name in graphs(family):
                self.assertLessEqual((OUT / family.id / f"{name}.onnx").stat().st_size, 1 << 19, (family.id, name))
            self.assertEqual((OUT / family.id / "stage.onnx").exists(), family.stage is not None, family.id)

    def test_pictures_agree_with_the_renderer_within_two_levels_and_repeat_exactly(self):
        for family in FAMILIES.values():
            run = Drawing(family)
            for kind, inputs in briefs(family):
                with torch.no_grad():
                    wanted = family.shade(inputs).numpy()
                got = run(inputs)
                self.assertEqual(got.shape, wanted.shape)
                self.assertTrue(np.isfinite(got).all() and got.min() >= 0 and got.max() <= 1, (family.id, kind))
                off = np.abs(got - wanted).max(-1) > LEVELS
                self.assertLessEqual(off.mean(), 1e-4, (family.id, kind))
                again = run(inputs)
                self.assertTrue(np.array_equal(got, again), (family.id, kind))

    def test_a_point_s_colour_depends_on_no_other_point(self):
        for family in FAMILIES.values():
            run = Drawing(family)
            for kind, inputs in briefs(family, 64):
                whole = run(inputs)
                some = np.arange(5, len(whole), 7)
                part = run(inputs._replace(xy=inputs.xy[some]))
                self.assertLessEqual((np.abs(part - whole[some]).max(-1) > 1 / 255).mean(), 1e-3, (family.id, kind))

    def test_stages_agree_with_the_renderer(self):
        for family in FAMILIES.values():
            if family.stage is None:
                continue
            run = session(OUT / family.id / "stage.onnx")
            for kind, inputs in briefs(family, 16):
                with torch.no_grad():
                    wanted = family.stage(inputs).numpy()
                got = run.run(None, fed(inputs, STAGE_INPUTS))[0]
                self.assertEqual(got.shape, (STAGE,))
                np.testing.assert_allclose(got, wanted, atol=1e-3, err_msg=f"{family.id} {kind}")

    def test_tiles_meet_without_a_seam(self):
        """Step of colour from the last column to the first, and from row to row, against the steps inside."""
        for family in FAMILIES.values():
            if not family.tiles:
                continue
            run = Drawing(family)
            for k, kind in enumerate(family.kinds):
                inputs, (h, w) = asked(family, kind, 9300 + k, 256, tile=1)
                rgb = run(inputs).reshape(h, w, 3)
                for axis in (0, 1):
                    inside = np.abs(np.diff(rgb, axis=axis)).mean((1 - axis, 2))
                    seam = np.abs(rgb.take(0, axis) - rgb.take(-1, axis)).mean()
                    self.assertLessEqual(seam, 1.1 * inside.max(), (family.id, kind, axis))

    def test_space_for_copy_is_calm(self):
        """Energy of the gradient in the asked space over the rest: at most 0.3 in nine of ten pictures of the flat families."""
        for family in FAMILIES.values():
            if family.parts is None:
                continue
            run, calm = Drawing(family), []
            for k, kind in enumerate(family.kinds):
                for place, quiet in enumerate(QUIET[:5]):
                    inputs, (h, w) = asked(family, kind, 9400 + 10 * k + place, 128, quiet)
                    grey = np.rint(run(inputs).reshape(h, w, 3) * 255).mean(-1)
                    energy = np.diff(grey, axis=0)[:, :-1] ** 2 + np.diff(grey, axis=1)[:-1] ** 2
                    v, u = (np.mgrid[0:h - 1, 0:w - 1] + 0.5) / np.array([h - 1, w - 1])[:, None, None]
                    inside = (u > quiet[0]) & (u < quiet[2]) & (v > quiet[1]) & (v < quiet[3])
                    calm.append(energy[inside].mean() <= 0.3 * energy[~inside].mean())
            self.assertGreaterEqual(np.mean(calm), 0.9, family.id)

    def test_the_listing_names_the_words_kinds_in_their_order(self):
        said = json.loads((OUT / "scenes.json").read_text())
        self.assertEqual(said, json.loads(json.dumps(listing())))
        words = lexicon()[0]
        for family in said["families"]:
            self.assertEqual(family["kinds"], list(words[family["id"]]), family["id"])


if __name__ == "__main__":
    unittest.main()
