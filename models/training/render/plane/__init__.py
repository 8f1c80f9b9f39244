"""The flat families: gradients, waves, lights, patterns, landscapes, skies. Every kind is a function per point."""
