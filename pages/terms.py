"""Section 1.3: the terms shown at the first login."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from pages.labels import text_pattern
from pages.screen import PATIENCE, Element, NotShownError, Screen, action, field, text

_END = "node => node.scrollTop + node.clientHeight >= node.scrollHeight - 2"
"""Two pixels of tolerance: zoom makes the three heights round differently (ambiguity A22)."""
_DISTANCE = "node => node.scrollHeight - node.clientHeight"
_HALF = f"node => node.scrollTop >= ({_DISTANCE})(node) / 2 - 2"
_FAR = 1_000_000  # CSS pixels, more than any document
_NEXT_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

TITLE = "Protection des données personnelles de la Mutuelle MBTP"
COMMITMENTS = (
    "nous ne commercialisons pas vos données",
    "nous hébergeons vos données dans l'Union Européenne",
    "nous protégeons vos données en assurant leur confidentialité",
    "nous ne recueillons que les données nécessaires",
    "nous avons nommé un DPO – Data Protection Officer",
    "nous mettons à jour notre registre des traitements",
    "nous sensibilisons nos collaborateurs au RGPD",
    "nous actualisons nos contrats avec nos clients, nos fournisseurs et nos sous-traitants",
)
"""The eight commitments of the guide (EX-1.3-1-04)."""


class TermsScreen(Screen):
    title = "l'écran des conditions générales d'utilisation"
    instruction = text(
        "Veillez parcourir tout le document pour accepter les conditions générales.",
        "Veuillez parcourir tout le document pour accepter les conditions générales.",
    )
    document = Element(
        lambda page: page.get_by_role("region").filter(has_text=text_pattern(TITLE)),
        "le document à parcourir",
    )
    terms_box = field(
        "Je reconnais que j'ai entièrement pris connaissance des Conditions Générales d'Utilisation "
        "et que je les accepte."
    )
    health_data_box = field(
        "Je déclare avoir pris connaissance des informations visées ci-dessus et consens de manière "
        "expresse à la collecte et au traitement de mes données de santé pour les finalités ci-avant "
        "exposées de réponse à mes demandes de prise en charge et d'analyses de mes devis médicaux et "
        "plus généralement de mise en œuvre des garanties de mon contrat et accepte que mes données de "
        "santé soient transmises aux destinataires visés."
    )
    download = action("Télécharger les CGU")
    refuse = action("Refuser")
    accept = action("J'accepte")
    landmark = accept

    def read_half(self) -> None:
        """Scroll half of the document with the wheel."""
        self._wheel(int(self.document.evaluate(_DISTANCE) / 2))
        self._wait_until(_HALF, "La molette ne fait pas défiler le document")

    def read_to_the_end(self) -> None:
        """Scroll the document with the wheel until its last line."""
        self._wheel(_FAR)
        self._wait_until(_END, "La molette n'atteint pas la fin du document")

    def can_accept(self) -> bool:
        """Tell whether « J'accepte » is operative, once the page has answered the last gesture."""
        self.page.evaluate(_NEXT_FRAMES)
        return self.accept.is_enabled()

    def wait_until_acceptable(self) -> None:
        """Wait until « J'accepte » is operative."""
        try:
            expect(self.accept).to_be_enabled(timeout=PATIENCE)
        except AssertionError:
            raise NotShownError(f"« J'accepte » reste inopérant. Vu : {self.described()}") from None

    def refuse_terms(self) -> None:
        """Refuse, and let the site lead elsewhere; it may also stay on the terms (ambiguity A20)."""
        self.refuse.click()
        with suppress(AssertionError):
            expect(self.refuse).to_be_hidden(timeout=PATIENCE)

    def _wheel(self, distance: int) -> None:
        self.document.hover()
        self.page.mouse.wheel(0, distance)

    def _wait_until(self, condition: str, failure: str) -> None:
        try:
            self.page.wait_for_function(condition, arg=self.document.element_handle(), timeout=PATIENCE)
        except PlaywrightTimeoutError:
            raise NotShownError(f"{failure}. Vu : {self.described()}") from None

    def tick_both(self) -> None:
        """Tick the two declarations."""
        self.terms_box.check()
        self.health_data_box.check()

    def download_terms(self, folder: Path) -> Path:
        """Download the terms into the folder, and return the file."""
        with self.page.expect_download() as pending:
            self.download.click()
        file = folder / pending.value.suggested_filename
        pending.value.save_as(file)
        return file
