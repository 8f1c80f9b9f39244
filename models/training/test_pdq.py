"""python -m unittest test_pdq: the fingerprints are those of lib/imaging/pdq.ts, which made the hashes below."""
import unittest

import numpy as np

from pdq import fingerprint

EXPECTED = {
    (96, 96): ("5529aa5454abab5556abad545aa9b5566aad555aaab5554a6a95a52a5255aaaa", 64),
    (173, 256): ("b25f94e0b4d7a5b0a56aa950ab27aa6fa9482b58ab53aad7aad6aa94aaa4aa94", 100),
    (896, 512): ("a8450015017f0bff3ffffffffffffff4ffc0ff00fc00f800e000e000e000e000", 100),
    (1000, 1300): ("fffbffc0ff80ff80ff84ff84fd00fd00fe00fe40fe40fe40f000e000f800fd20", 100),
}


def picture(width, height):
    """Rings and a slope by whole numbers alone, so that any language draws the same bytes."""
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([(x * x // 97 + y * y // (53 + 20 * c) + (c + 1) * x * y // 211) % 256 for c in range(3)], -1).astype(np.uint8)


class Fingerprints(unittest.TestCase):
    def test_agree_with_the_product_small_odd_and_reduced(self):
        for (width, height), (expected, quality) in EXPECTED.items():
            hash, got = fingerprint(picture(width, height))
            self.assertEqual((hash.tobytes().hex(), got), (expected, quality), (width, height))

    def test_pictures_too_small_have_no_fingerprint(self):
        self.assertEqual(fingerprint(picture(4, 90))[1], 0)


if __name__ == "__main__":
    unittest.main()
