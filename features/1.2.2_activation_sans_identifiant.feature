# language: fr
Fonctionnalité: 1.2.2 Activation de l'espace adhérent sans l'identifiant
  L'adhérent qui ne connaît pas son numéro s'identifie par son contact et sa date de naissance.

  @nominal @bloquant
  @EX-1.1-0-02 @EX-1.1-0-03
  @EX-1.2-2-06 @EX-1.2.2-1-08 @EX-1.2.2-2-01 @EX-1.2.2-2-06 @EX-1.2.2-2-08
  Scénario: Activer son espace sans connaître son identifiant
    Étant donné un adhérent qui ne s'est jamais connecté
    Quand j'ouvre l'adresse de l'espace adhérent
    Et que je clique sur « PREMIÈRE CONNEXION »
    Et que je choisis « Je n'ai pas encore reçu mon identifiant »
    Et que je m'identifie avec mon adresse e-mail et ma date de naissance
    Alors je reçois un seul code par e-mail
    Quand je saisis le code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
    Quand je remplis le formulaire d'activation et le valide
    Alors la page de connexion annonce que mon compte est activé
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
    Alors mon espace adhérent s'ouvre

  @critique @EX-1.2.2-1-09
  Scénario: Une date de naissance fausse d'un jour ne révèle rien
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'identification sans identifiant
    Quand je m'identifie avec mon adresse e-mail et une date de naissance fausse d'un jour
    Alors l'identification est refusée
    Et aucun message n'est envoyé
    Et mon numéro d'adhérent n'est pas affiché
