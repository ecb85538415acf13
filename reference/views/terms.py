"""Reading, downloading, refusing and accepting the terms (EX-1.3-1)."""

from django.contrib import auth, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from reference.forms.terms import TermsForm
from reference.models import Member
from reference.services import terms
from reference.terms import document
from reference.views.access import signed_in
from reference.views.methods import posted


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def read(request: HttpRequest, member: Member) -> HttpResponse:
    """Show the terms until they are accepted."""
    if terms.are_accepted(member):
        return redirect("space")
    form = TermsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        terms.accept(member)
        return redirect("space")
    return render(
        request, "reference/terms.html", {"errors": form.errors, "form": TermsForm(), "document": document}
    )


@posted(otherwise="terms")
@signed_in
def refuse(request: HttpRequest, member: Member) -> HttpResponse:  # noqa: ARG001 - a member view's signature
    """Close the session without recording anything (EX-1.3-1-16, A20)."""
    auth.logout(request)
    messages.info(
        request,
        "Vous n'avez pas accepté les conditions générales : l'accès à votre espace reste fermé. "
        "Elles vous seront présentées à votre prochaine connexion.",
    )
    return redirect("login")


@require_safe
@signed_in
def download(request: HttpRequest, member: Member) -> HttpResponse:  # noqa: ARG001 - a member view's signature
    """Give the terms as a PDF file."""
    from reference.terms import pdf  # its library is slow to load, and few visitors download

    response = HttpResponse(pdf.build(), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{pdf.FILE_NAME}"'
    return response
