from django.contrib.auth.hashers import Argon2PasswordHasher


class OwaspArgon2PasswordHasher(Argon2PasswordHasher):
    """Argon2id at OWASP's recommended minimum (19 MiB, 2 passes, 1 lane).

    Django's default (100 MiB, 8 lanes) costs four times more for each login, which a small server feels.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
