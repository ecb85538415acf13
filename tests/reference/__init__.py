"""Tests of the bundled site: its rules, its screens without a browser, and the real process."""
