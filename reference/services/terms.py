from django.utils import timezone

from reference.models import Member, TermsAcceptance
from reference.terms import document


def are_accepted(member: Member) -> bool:
    """Tell whether the member accepted the version in force (EX-1.3-1-17, A23)."""
    return member.terms_acceptances.filter(version=document.VERSION).exists()


def accept(member: Member) -> None:
    """Record the acceptance once, however often the button was pressed."""
    TermsAcceptance.objects.get_or_create(
        member=member, version=document.VERSION, defaults={"accepted_at": timezone.now()}
    )


def accepted_version(member: Member) -> str | None:
    """Return the last version that the member accepted."""
    return member.terms_acceptances.order_by("-accepted_at").values_list("version", flat=True).first()
