"""The terms at the first login (EX-1.3-1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from reference.faults.catalogue import fault
from reference.faults.changes import TIME_FOR_A_CLICK, Changes, Function

SCRIPT = "terms.js"
ON_SCROLL = 'text.addEventListener("scroll", update, { passive: true });'
AT_END = "text.scrollTop + text.clientHeight >= text.scrollHeight - TOLERANCE"
MARKED = 'if (atEnd()) marker.value = "yes"; // once read, it stays read'
BOTH_TICKED = "[...boxes].every((box) => box.checked)"
OPERATIVE = f"accept.disabled = !(marker.value && {BOTH_TICKED});"
BEGUN = '  window.addEventListener("pageshow", update);\n  update();'
FIRST_BOX = "{{ form.terms }} <span>{{ form.terms.label }}</span>"
SECOND_BOX = "{{ form.health_data }} <span>{{ form.health_data.label }}</span>"
DOWNLOAD = (
    '<button class="button button-secondary" type="submit" form="download-terms">Télécharger les CGU</button>'
)
REFUSE = '<button class="button button-secondary" type="submit" form="refuse-terms">Refuser</button>'
ADDRESS = r"^/conditions-generales$"


def script(changes: Changes, *edits: tuple[str, str]) -> None:
    """Change the script of the terms."""
    for old, new in edits:
        changes.asset(SCRIPT, old, new)


def unruled(changes: Changes, *names: str) -> None:
    """Let the server take the terms as accepted whatever these entries hold."""
    from reference.forms.terms import TermsForm

    class Unruled(TermsForm):
        """The form of the terms, which requires less."""

        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            for name in names:
                self.fields[name].required = False

    changes.constant("views.terms:TermsForm", Unruled, read_by="views.terms:read")


def on_refusal(changes: Changes, act: Callable[[HttpRequest], None]) -> None:
    """Do something more when a member refuses the terms."""

    def change(original: Function) -> Function:
        def refuse(request: HttpRequest) -> Any:
            if request.method == "POST" and request.user.is_authenticated:
                act(request)
            return original(request)

        return refuse

    changes.function("views.terms:refuse", change)


def at_login(changes: Changes, act: Callable[[HttpRequest, Any], None]) -> None:
    """Do something more with the member who logs in."""

    def change(original: Function) -> Function:
        def identify(request: HttpRequest, number: str, password: str) -> Any:
            member = original(request, number, password)
            act(request, member)
            return member

        return identify

    changes.function("services.authentication:identify", change)


def opened(
    template: str, *, to: Callable[[HttpRequest], object] | None = None
) -> Callable[[Function], Function]:
    """Show a page of the space to who is logged in: to anyone, or to those that ``to`` tells."""

    def change(original: Function) -> Function:
        from django.shortcuts import render

        def view(request: HttpRequest) -> Any:
            if request.user.is_authenticated and (to is None or to(request)):
                return render(request, f"reference/{template}", {"member": request.user})
            return original(request)

        return view

    return change


def downloaded(changes: Changes, edit: Callable[[bytes], bytes]) -> None:
    """Change the file of the terms."""

    def change(original: Function) -> Function:
        def download(request: HttpRequest) -> HttpResponse:
            answer: HttpResponse = original(request)
            if answer.get("Content-Type") == "application/pdf":
                answer.content = edit(answer.content)
            return answer

        return download

    changes.function("views.terms:download", change)


def drawn(*paragraphs: str) -> bytes:
    """Return a PDF file of these paragraphs."""
    import io

    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    output = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(output).build([Paragraph(text or "&nbsp;", style) for text in paragraphs])
    return output.getvalue()


# Shown before the space


@fault("EX-1.3-1-01", "EX-1.3-1-18", "EX-1.2-6-04")
def terms_never_shown(changes: Changes) -> None:
    """La première connexion ouvre l'espace sans jamais présenter les conditions générales."""
    changes.function("services.terms:are_accepted", lambda _: lambda _member: True)


@fault("EX-1.3-1-01", "EX-1.3-1-18", "EX-1.2-6-04")
def terms_left_to_a_link(changes: Changes) -> None:
    """La première connexion ouvre l'accueil de l'espace, et les conditions ne viennent qu'à la page suivante."""

    def change(original: Function) -> Function:
        return lambda to: original("space" if to == "terms" else to)

    changes.function("views.login:redirect", change)
    changes.function("views.space:home", opened("space_home.html"))


# What the screen says


@fault("EX-1.3-1-02")
def terms_without_instruction(changes: Changes) -> None:
    """L'écran des conditions générales ne dit pas de parcourir le document."""
    changes.template("terms.html", "{{ document.INSTRUCTION }}", "")


@fault("EX-1.3-1-02")
def terms_instruction_reworded(changes: Changes) -> None:
    """La consigne dit « lire » au lieu de « parcourir tout le document »."""
    words = "Veuillez lire le document pour accepter les conditions générales."
    changes.template("terms.html", "{{ document.INSTRUCTION }}", words)


@fault("EX-1.3-1-03")
def terms_title_reworded(changes: Changes) -> None:
    """Le document a pour titre « Protection des données personnelles », sans le nom de la mutuelle."""
    title = "<h2>Protection des données personnelles</h2>"
    changes.template("parts/terms_text.html", "<h2>{{ document.TITLE }}</h2>", title)


@fault("EX-1.3-1-03")
def terms_without_second_paragraph(changes: Changes) -> None:
    """Le paragraphe sur la législation et le RGPD manque."""
    changes.template(
        "parts/terms_text.html", "in document.INTRODUCTION", "in document.INTRODUCTION|slice:':1'"
    )


@fault("EX-1.3-1-03")
def terms_paragraph_cut(changes: Changes) -> None:
    """Les paragraphes d'introduction sont coupés à cent caractères."""
    changes.template(
        "parts/terms_text.html",
        "<p>{{ paragraph }}</p>\n{% endfor %}\n<p><strong>",
        "<p>{{ paragraph|truncatechars:100 }}</p>\n{% endfor %}\n<p><strong>",
    )


@fault("EX-1.3-1-03")
def terms_without_lead(changes: Changes) -> None:
    """La phrase qui annonce les engagements manque."""
    changes.template("parts/terms_text.html", "<p><strong>{{ document.COMMITMENTS_LEAD }}</strong></p>", "")


@fault("EX-1.3-1-04")
def terms_without_last_commitment(changes: Changes) -> None:
    """Sept engagements sur huit sont énumérés."""
    changes.template("parts/terms_text.html", "in document.COMMITMENTS", "in document.COMMITMENTS|slice:':7'")


@fault("EX-1.3-1-04")
def terms_commitment_reworded(changes: Changes) -> None:
    """Le deuxième engagement promet un hébergement en Europe, et non dans l'Union Européenne."""
    old, new = "dans l&#x27;Union Européenne", "en Europe"
    changes.text(ADDRESS, lambda page: page.replace(old, new).replace(old.replace("&#x27;", "'"), new))


@fault("EX-1.3-1-04")
def terms_commitment_cut(changes: Changes) -> None:
    """Le dernier engagement oublie les sous-traitants."""
    changes.text(
        ADDRESS, lambda page: page.replace(", nos fournisseurs et nos sous-traitants", " et nos fournisseurs")
    )


@fault("EX-1.3-1-04")
def terms_commitments_folded(changes: Changes) -> None:
    """Seuls les quatre premiers engagements sont visibles."""
    changes.style("#terms-text > ul:first-of-type > li:nth-child(n + 5) { display: none; }")


# The boxes


@fault("EX-1.3-1-05")
def first_box_reworded(changes: Changes) -> None:
    """La première case dit « J'ai lu et j'accepte les conditions générales d'utilisation. »."""
    changes.template(
        "terms.html", "{{ form.terms.label }}", "J'ai lu et j'accepte les conditions générales d'utilisation."
    )


@fault("EX-1.3-1-05")
def first_box_apart_from_its_words(changes: Changes) -> None:
    """Un clic sur le texte de la première case ne la coche pas."""
    named = (
        '<input type="checkbox" name="terms" id="id_terms" autocomplete="off" aria-labelledby="terms-words">'
        ' <span id="terms-words">{{ form.terms.label }}</span>'
    )
    label = f'<label class="checkbox" for="{{{{ form.terms.id_for_label }}}}">{FIRST_BOX}</label>'
    changes.template("terms.html", label, f'<div class="checkbox">{named}</div>')


@fault("EX-1.3-1-06")
def second_box_cut(changes: Changes) -> None:
    """La seconde case tait que les données de santé sont transmises."""
    end = " et accepte que mes données de santé soient transmises aux destinataires visés"
    changes.text(ADDRESS, lambda page: page.replace(end, ""))


@fault("EX-1.3-1-06")
def second_box_reworded(changes: Changes) -> None:
    """Le consentement de la seconde case n'est plus exprès."""
    changes.text(ADDRESS, lambda page: page.replace("consens de manière expresse à", "consens à"))


@fault("EX-1.3-1-06", "EX-1.3-1-05")
def second_box_under_the_label_of_the_first(changes: Changes) -> None:
    """Le texte de la seconde case est rattaché à la première, qu'un clic coche."""
    changes.template("terms.html", "{{ form.health_data.id_for_label }}", "{{ form.terms.id_for_label }}")


@fault("EX-1.3-1-06", "EX-1.3-1-05")
def boxes_ticked_together(changes: Changes) -> None:
    """Cocher une case coche aussi l'autre."""
    tied = (
        'form.addEventListener("change", ({ target }) => boxes.forEach((box) => { box.checked = target.checked; }));'
        '\n  form.addEventListener("change", update);'
    )
    script(changes, ('form.addEventListener("change", update);', tied))


@fault("EX-1.3-1-05", "EX-1.3-1-06")
def second_box_ticked_by_the_first(changes: Changes) -> None:
    """Cocher la première case coche aussi la seconde."""
    tied = (
        'form.addEventListener("change", () => { if (boxes[0].checked) boxes[1].checked = true; });'
        '\n  form.addEventListener("change", update);'
    )
    script(changes, ('form.addEventListener("change", update);', tied))


@fault("EX-1.3-1-07")
def first_box_ticked_in_advance(changes: Changes) -> None:
    """La première case est cochée d'avance."""
    script(changes, (BEGUN, f"  boxes[0].checked = true;\n{BEGUN}"))


@fault("EX-1.3-1-07")
def second_box_ticked_in_advance(changes: Changes) -> None:
    """La seconde case est cochée d'avance."""
    script(changes, (BEGUN, f"  boxes[1].checked = true;\n{BEGUN}"))


def ticked_again(changes: Changes, navigation: str) -> None:
    """Tick again what was ticked, when the page comes by this type of navigation."""
    kept = f"""
  form.addEventListener("change", () => {{
    sessionStorage.setItem("cases", JSON.stringify([...boxes].map((box) => box.checked)));
  }});
  if (performance.getEntriesByType("navigation")[0].type === "{navigation}")
    JSON.parse(sessionStorage.getItem("cases") || "[]").forEach((ticked, rank) => {{ boxes[rank].checked = ticked; }});
{BEGUN}"""
    script(changes, (BEGUN, kept))


@fault("EX-1.3-1-07")
def boxes_ticked_after_reload(changes: Changes) -> None:
    """Les cases cochées le sont encore après un rechargement."""
    ticked_again(changes, "reload")


@fault("EX-1.3-1-07")
def boxes_ticked_after_going_back(changes: Changes) -> None:
    """Les cases cochées le sont encore après un retour arrière."""
    ticked_again(changes, "back_forward")


# To accept, reading the whole document


@fault("EX-1.3-1-08")
def accept_without_reading(changes: Changes) -> None:
    """« J'accepte » devient opérant sans que le document soit parcouru."""
    script(changes, (AT_END, "true"))


@fault("EX-1.3-1-08")
def accept_at_half(changes: Changes) -> None:
    """« J'accepte » devient opérant à la moitié du document."""
    script(changes, (AT_END, "text.scrollTop + text.clientHeight >= 0.5 * text.scrollHeight"))


@fault("EX-1.3-1-08")
def accept_at_ninety_five_percent(changes: Changes) -> None:
    """« J'accepte » devient opérant dès que 95 % du document est passé à l'écran."""
    script(changes, (AT_END, "text.scrollTop + text.clientHeight >= 0.95 * text.scrollHeight"))


@fault("EX-1.3-1-08")
def accept_at_the_first_scroll(changes: Changes) -> None:
    """Le moindre défilement vaut lecture de tout le document."""
    script(changes, (AT_END, "text.scrollTop > 0"))


@fault("EX-1.3-1-08")
def accept_after_downloading(changes: Changes) -> None:
    """Télécharger le document vaut lecture."""
    noted = 'document.getElementById("download-terms").addEventListener("submit", () => { marker.value = "yes"; });'
    script(changes, (BEGUN, f"  {noted}\n{BEGUN}"))


@fault("EX-1.3-1-08")
def reading_required_by_the_page_only(changes: Changes) -> None:
    """Le serveur enregistre une acceptation sans que le document ait été parcouru : seule la page l'exige."""
    unruled(changes, "read")


@fault("EX-1.3-1-09", "EX-1.3-1-14")
def accept_never_operative_in_chrome(changes: Changes) -> None:
    """La fin du document est reconnue par une propriété que Chrome n'a pas."""
    script(changes, (AT_END, "text.scrollTop >= text.scrollTopMax - TOLERANCE"))


@fault("EX-1.3-1-09", "EX-1.3-1-14", seen_in=("firefox",))
def accept_never_operative_in_firefox(changes: Changes) -> None:
    """La fin du document est reconnue par une propriété que Firefox n'a pas."""
    watched = """new IntersectionObserver(([end]) => {
    if (end.isVisible) marker.value = "yes";
    update();
  }, { root: text, threshold: 0.9, trackVisibility: true, delay: 100 }).observe(text.lastElementChild);"""
    script(changes, (ON_SCROLL, watched), (MARKED, ""))


@fault("EX-1.3-1-09")
def accept_never_operative_on_a_tall_screen(changes: Changes) -> None:
    """Sur un grand écran, le document tient sans défiler, et seul un défilement vaut lecture."""
    changes.style("@media (min-height: 80rem) { .terms-text { height: auto; } }")
    noted = """text.addEventListener("scroll", () => {
    if (atEnd()) marker.value = "yes";
    update();
  });"""
    script(changes, (ON_SCROLL, noted), (MARKED, ""))


@fault("EX-1.3-1-09")
def accept_never_operative_when_zoomed(changes: Changes) -> None:
    """La fin du document est reconnue au pixel près, sans tolérance pour les arrondis du zoom."""
    script(changes, (AT_END, "text.scrollTop + text.clientHeight === text.scrollHeight"))


@fault("EX-1.3-1-09")
def accept_at_the_very_end(changes: Changes) -> None:
    """« J'accepte » reste inopérant à deux pixels de la fin du document."""
    script(changes, (AT_END, AT_END.replace("TOLERANCE", "1")))


@fault("EX-1.3-1-09")
def accept_never_operative_without_scrolling(changes: Changes) -> None:
    """Un document plus court que sa zone n'est jamais réputé parcouru : seul un défilement vaut lecture."""
    noted = """text.addEventListener("scroll", () => {
    if (atEnd()) marker.value = "yes";
    update();
  });"""
    script(changes, (ON_SCROLL, noted), (MARKED, ""))


@fault("EX-1.3-1-09")
def terms_cut_in_a_small_window(changes: Changes) -> None:
    """Zoomé à 200 %, le document est coupé et ne défile plus."""
    changes.style("@media (max-height: 30rem) { .terms-text { overflow-y: hidden; } }")


@fault("EX-1.3-1-09")
def accept_for_the_wheel_only(changes: Changes) -> None:
    """Seule la molette vaut lecture : qui parcourt le document au clavier ne peut pas accepter."""
    noted = 'let wheeled = false;\n  text.addEventListener("wheel", () => { wheeled = true; }, { passive: true });'
    script(changes, (ON_SCROLL, f"{noted}\n  {ON_SCROLL}"), (AT_END, f"wheeled && {AT_END}"))


@fault("EX-1.3-1-09", seen_in=("tablette",))
def terms_closed_to_fingers(changes: Changes) -> None:
    """Le document ne défile pas sous le doigt."""
    changes.style(".terms-text { touch-action: none; }")


@fault("EX-1.3-1-09", seen_in=("tablette",))
def terms_held_under_fingers(changes: Changes) -> None:
    """Un script retient tout glissement du doigt, et le document ne défile pas."""
    held = 'document.addEventListener("touchmove", (event) => event.preventDefault(), { passive: false });'
    script(changes, (BEGUN, f"  {held}\n{BEGUN}"))


@fault("EX-1.3-1-09")
def accept_deaf_to_a_later_reading(changes: Changes) -> None:
    """Qui coche les cases avant de parcourir le document ne peut pas accepter."""
    noted = (
        'text.addEventListener("scroll", () => { if (atEnd()) marker.value = "yes"; }, { passive: true });'
    )
    script(changes, (ON_SCROLL, noted))


@fault("EX-1.3-1-09", "EX-1.3-1-14")
def accept_after_a_minute(changes: Changes) -> None:
    """« J'accepte » ne devient opérant qu'une minute après l'arrivée, même le document parcouru."""
    waited = OPERATIVE.replace("marker.value &&", "marker.value && performance.now() > 60000 &&")
    script(changes, (OPERATIVE, waited), (BEGUN, f"  setInterval(update, 1000);\n{BEGUN}"))


@fault("EX-1.3-1-09", "EX-1.3-1-12", "EX-1.3-1-14")
def accept_renamed(changes: Changes) -> None:
    """Le bouton « J'accepte » s'appelle « Continuer »."""
    changes.template("terms.html", ">J'accepte</button>", ">Continuer</button>")


# To accept, the two boxes


@fault("EX-1.3-1-10")
def first_box_not_required(changes: Changes) -> None:
    """On accepte sans cocher la première case."""
    script(changes, (BOTH_TICKED, "boxes[1].checked"))
    unruled(changes, "terms")


@fault("EX-1.3-1-11")
def second_box_not_required(changes: Changes) -> None:
    """On accepte sans cocher la seconde case."""
    script(changes, (BOTH_TICKED, "boxes[0].checked"))
    unruled(changes, "health_data")


@fault("EX-1.3-1-10", "EX-1.3-1-11")
def one_box_is_enough(changes: Changes) -> None:
    """Une seule des deux cases suffit pour accepter."""
    script(changes, (BOTH_TICKED, BOTH_TICKED.replace("every", "some")))
    unruled(changes, "terms", "health_data")


@fault("EX-1.3-1-11", "EX-1.3-1-10")
def no_box_required(changes: Changes) -> None:
    """On accepte sans cocher aucune case."""
    script(changes, (BOTH_TICKED, "true"))
    unruled(changes, "terms", "health_data")


@fault("EX-1.3-1-10", "EX-1.3-1-11")
def boxes_never_unticked(changes: Changes) -> None:
    """Une case décochée après coup compte encore comme cochée."""
    kept = """form.addEventListener("change", ({ target }) => {
    const entry = { type: "hidden", name: target.name, value: "on" };
    if (target.checked) form.append(Object.assign(document.createElement("input"), entry));
    update();
  });"""
    once = '[...boxes].every((box) => form.querySelector(`[type=hidden][name="${box.name}"]`))'
    script(changes, ('form.addEventListener("change", update);', kept), (BOTH_TICKED, once))


@fault("EX-1.3-1-10")
def first_box_required_by_the_page_only(changes: Changes) -> None:
    """Le serveur enregistre une acceptation sans la première case : seule la page l'exige."""
    unruled(changes, "terms")


@fault("EX-1.3-1-11")
def second_box_required_by_the_page_only(changes: Changes) -> None:
    """Le serveur enregistre une acceptation sans la seconde case : seule la page l'exige."""
    unruled(changes, "health_data")


# Accepting opens the space


@fault("EX-1.3-1-12", "EX-1.2-6-04")
def accepting_leads_to_login(changes: Changes) -> None:
    """« J'accepte » enregistre l'acceptation et ramène à la page de connexion."""

    def change(original: Function) -> Function:
        return lambda to: original("login" if to == "space" else to)

    changes.function("views.terms:redirect", change)


@fault("EX-1.3-1-12", "EX-1.2-6-04")
def accepting_leads_to_the_public_site(changes: Changes) -> None:
    """« J'accepte » enregistre l'acceptation et mène à la page publique de l'espace."""

    def change(original: Function) -> Function:
        return lambda to: original("presentation" if to == "space" else to)

    changes.function("views.terms:redirect", change)


@fault("EX-1.3-1-12")
def accepting_twice_fails(changes: Changes) -> None:
    """Un double clic sur « J'accepte », qui répond en 0,2 s, mène à une page d'erreur."""

    def change(original: Function) -> Function:
        def read(request: HttpRequest) -> Any:
            from reference.services import terms
            from reference.views import errors

            again = (
                request.method == "POST"
                and request.user.is_authenticated
                and terms.are_accepted(request.user)
            )
            return errors.csrf_failure(request) if again else original(request)

        return read

    changes.slow("/conditions-generales$", TIME_FOR_A_CLICK)
    changes.function("views.terms:read", change)
    changes.asset("site.js", "if (form.dataset.sent) {", "if (false) {")


# The file


@fault("EX-1.3-1-13")
def terms_downloaded_as_a_page(changes: Changes) -> None:
    """Le fichier téléchargé est une page HTML."""

    def change(original: Function) -> Function:
        def download(request: HttpRequest) -> HttpResponse:
            from django.template.loader import render_to_string

            from reference.terms import document

            answer: HttpResponse = original(request)
            if answer.get("Content-Type") == "application/pdf":
                answer.content = render_to_string(
                    "reference/parts/terms_text.html", {"document": document}
                ).encode()
                answer["Content-Type"] = "text/html"
                answer["Content-Disposition"] = 'attachment; filename="cgu.html"'
            return answer

        return download

    changes.function("views.terms:download", change)


@fault("EX-1.3-1-13")
def terms_downloaded_empty(changes: Changes) -> None:
    """Le fichier téléchargé est vide."""
    downloaded(changes, lambda _: b"")


@fault("EX-1.3-1-13")
def terms_downloaded_blank(changes: Changes) -> None:
    """Le fichier téléchargé est un PDF d'une page blanche."""
    downloaded(changes, lambda _: drawn(""))


@fault("EX-1.3-1-13")
def terms_downloaded_of_something_else(changes: Changes) -> None:
    """Le fichier téléchargé est un autre document que les conditions générales."""
    downloaded(
        changes, lambda _: drawn("Statuts de la Mutuelle MBTP", "Article 1 : formation de la mutuelle")
    )


@fault("EX-1.3-1-13")
def terms_downloaded_cut(changes: Changes) -> None:
    """Le fichier téléchargé est tronqué, et ne s'ouvre pas."""
    downloaded(changes, lambda content: content[: len(content) // 3])


@fault("EX-1.3-1-13")
def terms_downloaded_out_of_date(changes: Changes) -> None:
    """Le PDF est celui d'une version à sept engagements."""
    from reference.terms import document

    *first, last = document.COMMITMENTS
    kept = "{% for commitment in document.COMMITMENTS %}<li>{{ commitment }}</li>"
    changes.template(
        "parts/terms_text.html", kept, f"{kept}{{% if forloop.last %}}<li>{last}</li>{{% endif %}}"
    )
    changes.constant("terms.document:COMMITMENTS", first, read_by="terms.pdf:_contents")


@fault("EX-1.3-1-13")
def terms_downloaded_once_read(changes: Changes) -> None:
    """Le téléchargement n'est possible qu'une fois le document parcouru."""
    held = 'document.querySelector("[form=download-terms]").disabled = !marker.value;'
    script(changes, (OPERATIVE, f"{OPERATIVE}\n    {held}"))


@fault("EX-1.3-1-13")
def terms_download_dead(changes: Changes) -> None:
    """« Télécharger les CGU » mène à une page introuvable."""
    changes.template("terms.html", "{% url 'terms_pdf' %}", "/documents/cgu.pdf")


@fault("EX-1.3-1-13")
def terms_download_renamed(changes: Changes) -> None:
    """Le bouton « Télécharger les CGU » s'appelle « Imprimer »."""
    changes.template("terms.html", ">Télécharger les CGU<", ">Imprimer<")


@fault("EX-1.3-1-14", "EX-1.3-1-09")
def download_required_by_the_page(changes: Changes) -> None:
    """« J'accepte » ne devient opérant qu'après avoir téléchargé le document."""
    noted = """let downloaded = false;
  document.getElementById("download-terms").addEventListener("submit", () => { downloaded = true; update(); });"""
    required = OPERATIVE.replace("marker.value &&", "downloaded && marker.value &&")
    script(changes, (ON_SCROLL, f"{noted}\n  {ON_SCROLL}"), (OPERATIVE, required))


@fault("EX-1.3-1-14", "EX-1.3-1-09")
def download_required_by_the_server(changes: Changes) -> None:
    """Le serveur refuse l'acceptation de qui n'a pas téléchargé le document."""

    def noting(original: Function) -> Function:
        def download(request: HttpRequest) -> Any:
            request.session["downloaded"] = True
            return original(request)

        return download

    def requiring(original: Function) -> Function:
        def read(request: Any) -> Any:
            if request.method == "POST" and not request.session.get("downloaded"):
                request.POST = request.POST.copy()
                request.POST.pop("read", None)
            return original(request)

        return read

    changes.function("views.terms:download", noting)
    changes.function("views.terms:read", requiring)


# Refusing


@fault("EX-1.3-1-15")
def terms_without_refusal(changes: Changes) -> None:
    """L'écran des conditions générales n'a pas de bouton « Refuser »."""
    changes.template("terms.html", REFUSE, "")


@fault("EX-1.3-1-15")
def refusal_renamed(changes: Changes) -> None:
    """Le bouton « Refuser » s'appelle « Retour »."""
    changes.template("terms.html", ">Refuser</button>", ">Retour</button>")


@fault("EX-1.3-1-15")
def refusal_once_read(changes: Changes) -> None:
    """« Refuser » n'est opérant qu'une fois le document parcouru."""
    script(
        changes,
        (
            OPERATIVE,
            f'{OPERATIVE}\n    document.querySelector("[form=refuse-terms]").disabled = !marker.value;',
        ),
    )


@fault("EX-1.3-1-15")
def refusal_once_ticked(changes: Changes) -> None:
    """« Refuser » n'est opérant que les deux cases cochées, comme « J'accepte »."""
    script(
        changes,
        (
            OPERATIVE,
            f'{OPERATIVE}\n    document.querySelector("[form=refuse-terms]").disabled = !{BOTH_TICKED};',
        ),
    )


@fault("EX-1.3-1-16")
def refusal_recorded_as_consent(changes: Changes) -> None:
    """« Refuser » enregistre une acceptation."""
    from reference.services import terms

    on_refusal(changes, lambda request: terms.accept(request.user))  # type: ignore[arg-type]  # a member


@fault("EX-1.3-1-16")
def refusal_with_ticked_boxes_recorded_as_consent(changes: Changes) -> None:
    """« Refuser » enregistre une acceptation quand les deux cases sont cochées."""
    from reference.services import terms

    def record(request: HttpRequest) -> None:
        if {"terms", "health_data"} <= set(request.POST):
            terms.accept(request.user)  # type: ignore[arg-type]  # a member

    sent = REFUSE.replace('form="refuse-terms"', "formaction=\"{% url 'refuse_terms' %}\"")
    changes.template("terms.html", REFUSE, sent)
    on_refusal(changes, record)


@fault("EX-1.3-1-16")
def refusal_opens_the_space(changes: Changes) -> None:
    """« Refuser » mène à l'espace."""
    changes.function("views.terms:refuse", opened("space_home.html"))


@fault("EX-1.3-1-16")
def refusal_closes_the_account(changes: Changes) -> None:
    """« Refuser » désactive le compte, qui ne peut plus se connecter."""

    def close(request: HttpRequest) -> None:
        request.user.is_active = False
        request.user.save()

    on_refusal(changes, close)


@fault("EX-1.3-1-16", "EX-1.3-1-18")
def refusal_silences_the_terms(changes: Changes) -> None:
    """Refusées une fois, les conditions générales ne sont plus présentées, et la connexion ouvre l'espace."""
    refused: set[int | None] = set()
    on_refusal(changes, lambda request: refused.add(request.user.pk))

    def change(original: Function) -> Function:
        def opens(member: Any) -> bool:
            return member.pk in refused or original(member)

        return opens

    changes.function("services.terms:are_accepted", change)


# Once for all


@fault("EX-1.3-1-17")
def terms_shown_at_each_login(changes: Changes) -> None:
    """Les conditions générales sont présentées à chaque connexion."""
    at_login(changes, lambda _, member: member.terms_acceptances.all().delete())


@fault("EX-1.3-1-17")
def terms_accepted_for_one_browser(changes: Changes) -> None:
    """L'acceptation est gardée par le navigateur : une session neuve présente à nouveau les conditions générales."""

    def forget(request: HttpRequest, member: Any) -> None:
        if "cgu" not in request.COOKIES:
            member.terms_acceptances.all().delete()

    def keep(request: HttpRequest, answer: Any) -> None:
        if request.method == "POST":
            answer.set_cookie("cgu", "acceptees")

    changes.answer(ADDRESS, keep)
    at_login(changes, forget)


# No way round


@fault("EX-1.3-1-18")
def space_home_open_without_acceptance(changes: Changes) -> None:
    """L'adresse de l'espace l'ouvre à qui s'est connecté sans accepter les conditions générales."""
    changes.function("views.space:home", opened("space_home.html"))


@fault("EX-1.3-1-18")
def space_page_open_without_acceptance(changes: Changes) -> None:
    """Une page intérieure de l'espace s'ouvre par son adresse à qui n'a pas accepté les conditions générales."""
    changes.function("views.space:details", opened("space_details.html"))


@fault("EX-1.3-1-18")
def space_service_open_without_acceptance(changes: Changes) -> None:
    """Le service qui donne le profil à l'accueil de l'espace répond à qui n'a pas accepté les conditions générales."""

    def change(original: Function) -> Function:
        def profile(request: HttpRequest) -> HttpResponse:
            from django.http import JsonResponse

            if not request.user.is_authenticated:
                return original(request)  # type: ignore[no-any-return]  # a view
            return JsonResponse({"identifiant": request.user.get_username()})

        return profile

    changes.function("views.space:profile", change)


@fault("EX-1.3-1-18")
def space_open_once_terms_are_seen(changes: Changes) -> None:
    """Une fois les conditions générales affichées, l'adresse de l'espace l'ouvre sans qu'elles soient acceptées."""

    def noting(original: Function) -> Function:
        def read(request: HttpRequest) -> Any:
            request.session["terms_seen"] = True
            return original(request)

        return read

    changes.function("views.terms:read", noting)
    seen = opened("space_home.html", to=lambda request: request.session.get("terms_seen"))
    changes.function("views.space:home", seen)


@fault("EX-1.3-1-18")
def space_open_after_refusal(changes: Changes) -> None:
    """Après « Refuser », la session demeure, et l'adresse de l'espace l'ouvre."""

    def change(original: Function) -> Function:
        def refuse(request: HttpRequest) -> Any:
            from django.shortcuts import redirect

            if request.method != "POST":
                return original(request)
            request.session["refused"] = True
            return redirect("login")

        return refuse

    changes.function("views.terms:refuse", change)
    refused = opened("space_home.html", to=lambda request: request.session.get("refused"))
    changes.function("views.space:home", refused)
