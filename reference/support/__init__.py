"""What a test asks of a site besides its screens. Off unless the site is started with a token.

The contract is ``targets/support-api.openapi.json``.
"""
