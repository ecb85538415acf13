"""Who checks the checker: the same scenarios, on the bundled site changed on purpose, one change after the other."""
