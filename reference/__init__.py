"""The bundled reference site: a member site that conforms to the guide of first connection."""

__version__ = "1.0.0"
