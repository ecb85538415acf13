# language: fr
Fonctionnalité: 1.3 Première connexion : les conditions générales d'utilisation
  À la première connexion, l'adhérent parcourt les conditions générales, coche deux déclarations et accepte ou refuse.

  Contexte:
    Étant donné un adhérent dont le compte est activé
    Et sa première connexion, arrêtée aux conditions générales

  @critique @EX-1.3-1-08
  Scénario: « J'accepte » reste inopérant tant que le document n'est pas parcouru
    Quand je coche les deux cases
    Alors je ne peux pas accepter
    Quand je parcours la moitié du document
    Alors je ne peux pas accepter
    Quand je parcours tout le document
    Alors je peux accepter

  @critique @EX-1.3-1-07 @EX-1.3-1-10 @EX-1.3-1-11
  Scénario: Les deux déclarations, décochées au départ, sont nécessaires pour accepter
    Alors les deux cases sont décochées
    Quand je parcours tout le document
    Alors je ne peux pas accepter
    Quand je coche la première case
    Alors je ne peux pas accepter
    Quand je coche la seconde case
    Alors je peux accepter
    Quand je décoche la première case
    Alors je ne peux pas accepter

  @nominal @bloquant @EX-1.3-1-09 @EX-1.3-1-12 @EX-1.3-1-14
  Scénario: Parcourir le document, cocher les deux cases et accepter ouvre l'espace
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
    Alors mon espace adhérent s'ouvre

  @nominal @critique @EX-1.3-1-15 @EX-1.3-1-16
  Scénario: Refuser n'ouvre pas l'espace, et les conditions générales reviennent à la connexion suivante
    Quand je refuse les conditions générales
    Alors mon espace adhérent reste fermé
    Quand je me connecte à nouveau
    Alors les conditions générales s'affichent

  @critique @EX-1.3-1-13
  Scénario: Les conditions générales se téléchargent en PDF
    Quand je télécharge les conditions générales
    Alors j'obtiens un PDF lisible qui contient le titre et les huit engagements

  @nominal @critique @EX-1.3-1-17
  Scénario: Les conditions générales acceptées ne reviennent pas à la connexion suivante
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
    Alors mon espace adhérent s'ouvre
    Quand je me déconnecte
    Et que je me connecte à nouveau
    Alors mon espace adhérent s'ouvre
