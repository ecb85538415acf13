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
      | EX-1.2-5-09 | Mot de passe                    | avec une espace à la fin              |
      | EX-1.2-5-10 | Mot de passe et sa confirmation | 9 caractères                          |
      | EX-1.2-5-10 | Mot de passe et sa confirmation | « Abcdéfg1! »                         |
      | EX-1.2-5-11 | Mot de passe et sa confirmation | « Abcdefghijkl!? »                    |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdefghijkl12 »                    |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « Abcdéfghijkl12 »                    |
      | EX-1.2-5-13 | Mot de passe et sa confirmation | « 1234567890#!?+ »                    |
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence                | saisie                          | valeur             |
      | EX-1.2-5-10             | Mot de passe et sa confirmation | « ABcdef12!? »     |
      | EX-1.2-5-10             | Mot de passe et sa confirmation | « ABcdefg12!? »    |
      | EX-1.2-5-10             | Mot de passe et sa confirmation | 64 caractères      |
      | EX-1.2-5-10             | Mot de passe et sa confirmation | « ABcdéf12!? »     |
      | EX-1.2-5-11             | Mot de passe et sa confirmation | « ABcdefghijk0!? » |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « Abcdefghij12!? » |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « aBCDEFGHIJ12!? » |
    Et chacun des 32 signes imprimables ASCII compte pour un caractère spécial
      | exigence    |
      | EX-1.2-5-12 |
    Quand je remplis le formulaire d'activation sans faute, et double-clique sur « Valider »
      | mot de passe                                             | mode de réception |
      | 64 caractères, dont les 32 signes ASCII, accents composés | Mail              |
    Alors mon espace est activé
      | exigence    | saisie                          |
      | EX-1.2-5-03 | Téléphone                       |
      | EX-1.2-5-10 | Mot de passe et sa confirmation |
    Et mon mode de réception enregistré est « Mail »
      | exigence    |
      | EX-1.2-5-25 |
    Et mon mot de passe ouvre l'espace, que ses accents soient composés ou décomposés
      | exigence    |
      | EX-1.2-6-04 |
    Et chaque connexion, envoyée par requête directe, est refusée
      | exigence    | identifiant | mot de passe                      |
      | EX-1.2-6-05 | le mien     | le mien, avec une espace à la fin |

  @critique @une_cellule @A01.trois_sur_quatre
  Scénario: Un mot de passe de trois catégories sur quatre est accepté
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence                | saisie                          | valeur             |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « abcdefghij12!? » |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « ABCDEFGHIJ12!? » |
    Étant donné le formulaire d'activation, atteint sans mon identifiant
    Et ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence      | saisie                          | valeur             |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « abcdefghij12!? » |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABCDEFGHIJ12!? » |

  @critique @une_cellule @A01.quatre_sur_quatre
  Scénario: Un mot de passe de trois catégories sur quatre est refusé
    Alors chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence                | saisie                          | valeur             |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « abcdefghij12!? » |
      | EX-1.2-5-13 EX-1.2-5-14 | Mot de passe et sa confirmation | « ABCDEFGHIJ12!? » |
    Étant donné le formulaire d'activation, atteint sans mon identifiant
    Alors chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence      | saisie                          | valeur             |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « abcdefghij12!? » |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABCDEFGHIJ12!? » |

  @critique @une_cellule @A33.large
  Scénario: Une espace, un euro ou un émoji compte pour un caractère spécial
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence    | saisie                          | valeur            |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « ABcdefghij 12 » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « ABcdefghij12€ » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « ABcdefghij12😀 » |
    Étant donné le formulaire d'activation, atteint sans mon identifiant
    Et ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence      | saisie                          | valeur            |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABcdefghij 12 » |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABcdefghij12€ » |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABcdefghij12😀 » |

  @critique @une_cellule @A33.ascii
  Scénario: Une espace, un euro ou un émoji ne compte pas pour un caractère spécial
    Alors chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence    | saisie                          | valeur            |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « ABcdefghij 12 » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « ABcdefghij12€ » |
      | EX-1.2-5-12 | Mot de passe et sa confirmation | « ABcdefghij12😀 » |
    Étant donné le formulaire d'activation, atteint sans mon identifiant
    Alors chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence      | saisie                          | valeur            |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABcdefghij 12 » |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABcdefghij12€ » |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation | « ABcdefghij12😀 » |
