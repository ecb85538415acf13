# language: fr
Fonctionnalité: 1.2-5 Les règles du mot de passe
  Le mot de passe compte dix caractères au moins, dont un chiffre et un caractère spécial,
  et trois des quatre catégories : majuscules, minuscules, chiffres, caractères spéciaux.
  Les mots de passe écrits ici ne sont jamais ceux d'un compte : les autres sont tirés au sort.

  Contexte:
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation, atteint avec mon identifiant

  @critique @une_cellule
  Scénario: Le serveur tient chaque règle du mot de passe à sa limite
    Alors chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence    | saisie                          | valeur                                |
      | EX-1.2-5-09 | Confirmation mot de passe       | en inversant majuscules et minuscules |
      | EX-1.2-5-09 | Confirmation mot de passe       | avec une espace à la fin              |
      | EX-1.2-5-09 | Mot de passe                    | en inversant majuscules et minuscules |
      | EX-1.2-5-10 | Mot de passe et sa confirmation | 9 caractères                          |
      | EX-1.2-5-10 | Mot de passe et sa confirmation | « Abcdéfg1! »                         |
      | EX-1.2-5-11 | Mot de passe et sa confirmation | « Abcdefghi! »                        |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefgh12 »                        |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdéfgh12 »                        |
      | EX-1.2-5-13 | Mot de passe et sa confirmation | « 12345678!? »                        |
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence                            | saisie                          | valeur         |
      | EX-1.2-5-10                         | Mot de passe et sa confirmation | 10 caractères  |
      | EX-1.2-5-10                         | Mot de passe et sa confirmation | 11 caractères  |
      | EX-1.2-5-10                         | Mot de passe et sa confirmation | 64 caractères  |
      | EX-1.2-5-10                         | Mot de passe et sa confirmation | « Abcdéfgh1! » |
      | EX-1.2-5-11 EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « Abcdefgh1! » |
    Et chacun des 32 signes imprimables ASCII compte pour un caractère spécial
      | exigence    |
      | EX-1.2-5-12 |
    Quand je remplis le formulaire d'activation sans faute, et double-clique sur « Valider »
      | mot de passe                    | mode de réception |
      | 64 caractères, accents composés | Mail              |
    Alors mon espace est activé
      | exigence    |
      | EX-1.2-5-03 |
      | EX-1.2-5-10 |
    Et mon mode de réception enregistré est « Mail »
      | exigence    |
      | EX-1.2-5-25 |
    Et mon mot de passe ouvre l'espace, que ses accents soient composés ou décomposés
      | exigence    |
      | EX-1.2-6-04 |

  @critique @une_cellule @A01.trois_sur_quatre
  Scénario: Un mot de passe de trois catégories sur quatre est accepté
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence                | saisie                          | valeur         |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « abcdefgh1! » |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « ABCDEFGH1! » |

  @critique @une_cellule @A01.quatre_sur_quatre
  Scénario: Un mot de passe de trois catégories sur quatre est refusé
    Alors chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence                | saisie                          | valeur         |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « abcdefgh1! » |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « ABCDEFGH1! » |

  @critique @une_cellule @A33.large
  Scénario: Une espace, un euro ou un émoji compte pour un caractère spécial
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence    | saisie                          | valeur         |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefg 12 » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefgh1€ » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefgh1😀 » |

  @critique @une_cellule @A33.ascii
  Scénario: Une espace, un euro ou un émoji ne compte pas pour un caractère spécial
    Alors chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence    | saisie                          | valeur         |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefg 12 » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefgh1€ » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefgh1😀 » |
