# language: fr
Fonctionnalité: 1.2-6 La connexion après l'activation
  Le numéro d'adhérent et le mot de passe choisi, et eux seuls, ouvrent l'espace.

  @critique @une_cellule
  Scénario: Aucun autre identifiant ni mot de passe n'ouvre l'espace
    Étant donné un adhérent dont le compte est activé
    Et la page de connexion
    Alors chaque connexion, envoyée par requête directe, est refusée
      | exigence    | identifiant | mot de passe                                   |
      | EX-1.2-6-05 | le mien     | un autre                                       |
      | EX-1.2-6-05 | le mien     | le mien, en inversant majuscules et minuscules |
      | EX-1.2-6-05 | le mien     | le mien, avec une espace à la fin              |
      | EX-1.2-6-05 | inconnu     | le mien                                        |
      | EX-1.2-6-06 | le mien     | vide                                           |
      | EX-1.2-6-06 | vide        | le mien                                        |
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
      | exigence    |
      | EX-1.2-6-04 |

  @critique
  Scénario: Activer à nouveau un espace déjà actif n'en change pas le mot de passe
    Étant donné un adhérent dont le compte est activé
    Alors aucune nouvelle activation ne change mon mot de passe
      | exigence    | chemin               |
      | EX-1.2-6-07 | avec mon identifiant |
      | EX-1.2-6-07 | sans mon identifiant |

  @critique
  Scénario: De deux formulaires ouverts pour un même espace, seul le premier validé compte
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation, atteint avec mon identifiant
    Et le même formulaire, ouvert dans une autre session sans mon identifiant
    Quand je remplis le formulaire d'activation et le valide
    Alors la page de connexion annonce que mon compte est activé
    Quand l'autre session valide à son tour, avec un autre mot de passe
    Alors seul le mot de passe choisi d'abord ouvre l'espace
      | exigence    |
      | EX-1.2-6-07 |
