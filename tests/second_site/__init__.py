"""A second member site, as unlike the reference as can be, which keeps the same requirements.

One page and its script, which speak JSON with the server, on the rules and the services of the reference. The harness
has to give it the very verdicts of the reference: nothing of its screens, addresses or markup is the same.
"""
