"""What the site remembers."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from reference.rules import email_addresses
from reference.rules.contacts import Channel


class MailPreference(models.TextChoices):
    """How a member wishes to receive documents (EX-1.2-5-20)."""

    COURRIER = "courrier", "Courrier"
    MAIL = "mail", "Mail"
    SMS = "sms", "SMS"


class Member(AbstractBaseUser):
    """An insured person, holder of the member number of a household (EX-1.2-2-08)."""

    number = models.CharField(max_length=8, unique=True)
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    birth_date = models.DateField()
    email = models.CharField(max_length=254, blank=True)
    email_key = models.CharField(max_length=254, blank=True, db_index=True, editable=False)
    email_verified = models.BooleanField(default=True)  # a code got there, or the mutual vouches for it
    phone = models.CharField(max_length=16, blank=True, db_index=True)  # E.164
    mail_preference = models.CharField(max_length=8, choices=MailPreference.choices, blank=True)
    is_active = models.BooleanField(default=False)  # the space has been activated

    objects = BaseUserManager()

    USERNAME_FIELD = "number"

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the look-up form of the address in step with the address."""
        self.email_key = email_addresses.key(self.email)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed through untouched


class Dependant(models.Model):
    """Someone covered by a member's contract, who uses that member's number and space (A19)."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="dependants")
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    birth_date = models.DateField()
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=16, blank=True)


class ActivationRequest(models.Model):
    """One visitor's attempt to activate one member's space, from the first code to the activation."""

    visitor = models.CharField(max_length=43, db_index=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE)
    with_number = models.BooleanField()  # the visitor knew the member number
    channel = models.CharField(max_length=5, choices=[(channel.value, channel.value) for channel in Channel])
    destination = models.CharField(max_length=254)  # e-mail address or E.164 number of the member's file
    code_digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    sending = models.PositiveIntegerField(default=0)  # rank of the newest code
    wrong_attempts = models.PositiveIntegerField(default=0)
    verified_at = models.DateTimeField(null=True)
    activated_at = models.DateTimeField(null=True)


class CodeSending(models.Model):
    """A code that left for a member."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="code_sendings")
    sent_at = models.DateTimeField()


class Captcha(models.Model):
    """A verification image, its spoken form, and what came out of the form that carried it."""

    key = models.CharField(max_length=43, unique=True)
    visitor = models.CharField(max_length=43, db_index=True)
    answer = models.CharField(max_length=5)
    spoken_answer = models.CharField(max_length=5)
    created_at = models.DateTimeField()
    used = models.BooleanField(default=False)
    submission = models.CharField(max_length=64, blank=True)  # digest of the form that opened ``outcome``
    outcome = models.ForeignKey(ActivationRequest, null=True, on_delete=models.SET_NULL)


class LoginFailures(models.Model):
    """Consecutive log-in failures on a typed number, whether or not it belongs to a member."""

    number = models.CharField(max_length=8, unique=True)
    failures = models.PositiveIntegerField(default=0)
    last_failure_at = models.DateTimeField()


class TermsAcceptance(models.Model):
    """Proof that a member accepted a version of the terms."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="terms_acceptances")
    version = models.CharField(max_length=20)
    accepted_at = models.DateTimeField()

    class Meta:  # noqa: D106 - Django's
        constraints = (models.UniqueConstraint(fields=["member", "version"], name="accepted_once"),)


class PasswordHelpRequest(models.Model):
    """A visitor's call for help with a password, for the members' service to follow up."""

    contact = models.CharField(max_length=254)
    created_at = models.DateTimeField(auto_now_add=True)
