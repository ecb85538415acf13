"""The site changed on purpose, one small change at a time, by an application of its own that the site ignores.

``python -m reference.faults NAME`` serves the site with the change of that name; the other options are those of
``python -m reference``. A change breaks a requirement of the guide, or shows that a design may differ and still
keep them all.
"""
