"""python -m unittest test_scene_words: every word of the scenes does something, and words.json says so too."""
import json
import unittest

import numpy as np

from scene_words import SLIDERS, WORDS_JSON, as_json, effects, known_words, lexicon, lines, listed, phrases_in, read, table

KINDS = {"still_life": "podium steps arches spheres plinths", "table": "wood marble linen concrete", "liquid": "blobs balloons drops",
         "botanical": "leaves petals shadows", "gradient": "linear mesh orb halo aurora haze", "waves": "paper silk ribbon ripple",
         "bokeh": "scatter string city leak rays", "geometric": "memphis terrazzo grid circles",
         "landscape": "mountains hills dunes sea lake skyline", "burst": "sunburst halftone star", "festive": "confetti snow stars lights",
         "neon": "grid tubes tunnel", "clouds": "cumulus above", "night": "stars moon galaxy"}
NEVER = ("person people man men woman women girl boy child children newborn toddler bride father dad mum grandmother face hand crowd "
         "doctor dentist barista designer developer athlete cat dog pets horse bird").split()


class SceneWords(unittest.TestCase):
    def test_families_and_kinds_are_the_contract_s_in_its_order(self):
        self.assertEqual({f: " ".join(kinds) for f, kinds in lexicon()[0].items()}, KINDS)

    def test_every_phrase_is_read_whole_and_changes_the_reading(self):
        for phrase in table():
            self.assertEqual(list(phrases_in(phrase)), [phrase])
            got = read(phrase)
            moved = bool(got.scenes) or np.abs(got.sliders).max() >= 0.1 or bool(got.schemes) or len(got.colours) > 0
            self.assertTrue(moved, phrase)

    def test_a_subject_leads_to_its_own_scene_and_to_no_other(self):
        for family, kinds in lexicon()[0].items():
            for kind, phrases in kinds.items():
                for phrase in phrases:
                    self.assertEqual(read(phrase).scenes, {(family, kind): 1.0}, phrase)

    def test_looks_move_exactly_the_sliders_they_list(self):
        for phrase, pushes in lexicon()[1].items():
            expected = np.array([pushes.get(name, 0) for name in SLIDERS], np.float32)
            self.assertLessEqual(np.abs(expected).max(), 1, phrase)
            np.testing.assert_allclose(read(phrase).sliders, expected, err_msg=phrase)

    def test_every_topic_leads_to_colours_and_to_scenes_that_exist(self):
        for line in lines("topics.txt"):
            names, effect = line.split(":")
            for anchor in effects(effect)[1]:
                self.assertIn(anchor, table(), line)
            for phrase in listed(names):
                self.assertTrue(read(phrase).schemes, phrase)
                for family, kind in lexicon()[2][phrase]:
                    self.assertIn(kind, KINDS[family].split(), phrase)

    def test_a_named_subject_outweighs_what_it_is_for(self):
        self.assertEqual(read("silk for skincare").scenes, {("waves", "silk"): 1.0})
        self.assertIn(("still_life", "podium"), read("for skincare").scenes)

    def test_link_words_have_no_effect(self):
        for word in lexicon()[5]:
            self.assertNotIn(word, table(), word)

    def test_people_and_animals_are_not_among_the_words(self):
        self.assertEqual([w for w in NEVER if w in known_words()], [])

    def test_some_thousands_of_words_are_known(self):
        self.assertGreaterEqual(len(known_words()), 2000)

    @unittest.skipUnless(WORDS_JSON.exists(), "words.json is not written yet: python scene_words.py")
    def test_words_json_is_what_the_lists_say(self):
        self.assertEqual(json.loads(WORDS_JSON.read_text()), as_json())


if __name__ == "__main__":
    unittest.main()
