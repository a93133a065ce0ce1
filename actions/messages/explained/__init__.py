"""The parts of the plain-language explanation, one module for each kind of thing a person is told."""
