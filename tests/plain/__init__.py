"""Tests of the pages without JavaScript."""
