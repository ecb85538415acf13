"""Every scenario of this folder, collected by pytest."""

from pytest_bdd import scenarios

scenarios(".")
