"""The families that are real three-dimensional scenes: exact ray hits, soft shadows, occlusion, materials."""
