# language: fr
Fonctionnalité: 1.2.2-2 Le formulaire d'activation sans l'identifiant
  L'identifiant apparaît de lui-même, se note, et ne se change pas ; les règles sont celles de l'étape 5 de 1.2.

  @critique
  Scénario: L'identifiant s'affiche, se copie, et permet de se connecter
    Étant donné un adhérent dont le numéro commence par quatre zéros
    Et le formulaire d'activation, atteint sans mon identifiant
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence      |
      | EX-1.2.2-2-01 |
    Et l'identifiant affiché peut être sélectionné et copié
      | exigence      |
      | EX-1.2.2-2-02 |
    Et le mode de réception se choisit entre Courrier, Mail et SMS, sans autre choix
      | exigence      |
      | EX-1.2.2-2-04 |
    Et chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence                | saisie            | valeur                    |
      | EX-1.2.2-2-02           | Identifiant       | celui d'un autre adhérent |
      | EX-1.2.2-2-04 EX-T-0-03 | Mode de réception | aucun                     |
    Quand je remplis le formulaire d'activation sans faute, et double-clique sur « Valider »
      | mot de passe  | mode de réception |
      | 10 caractères | Mail              |
    Alors mon espace est activé
      | exigence      | saisie |
      | EX-1.2.2-2-06 | toutes |
    Et la page de connexion annonce que mon compte est activé
      | exigence      |
      | EX-1.2.2-2-06 |
    Et l'espace de cet autre adhérent n'est pas activé
      | exigence      |
      | EX-1.2.2-2-06 |
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
      | exigence      |
      | EX-1.2.2-2-06 |

  @critique @une_cellule
  Scénario: Deux adhérents à la même adresse e-mail : chacun ne voit que son identifiant
    Étant donné un adhérent qui ne s'est jamais connecté
    Et un autre adhérent à la même adresse e-mail, né un autre jour
    Alors chacun, identifié sans identifiant aussi loin que le site le permet, ne voit que le sien
      | exigence      | adhérent           |
      | EX-1.2.2-2-01 | le premier inscrit |
      | EX-1.2.2-2-01 | le second inscrit  |

  @critique @une_cellule
  Scénario: Les règles du formulaire sont les mêmes sans l'identifiant
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation, atteint sans mon identifiant
    Alors l'étoile marque les champs exigés, et eux seuls
      | exigence  | champ                                                                        | étoile |
      | EX-T-0-03 | Identifiant                                                                  | oui    |
      | EX-T-0-03 | Téléphone                                                                    | non    |
      | EX-T-0-03 | Adresse e-mail                                                               | oui    |
      | EX-T-0-03 | Confirmation adresse e-mail                                                  | oui    |
      | EX-T-0-03 | Mot de passe                                                                 | oui    |
      | EX-T-0-03 | Confirmation mot de passe                                                    | oui    |
      | EX-T-0-03 | Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par | oui    |
    Et chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence                | saisie                            | valeur                                |
      | EX-T-0-03               | Identifiant                       | vide                                  |
      | EX-1.2.2-2-07 EX-T-0-03 | Adresse e-mail                    | vide                                  |
      | EX-1.2.2-2-07 EX-T-0-03 | Adresse e-mail et sa confirmation | vide                                  |
      | EX-1.2.2-2-07           | Adresse e-mail et sa confirmation | « a@ »                                |
      | EX-1.2.2-2-07           | Adresse e-mail et sa confirmation | « a b@c.fr »                          |
      | EX-1.2.2-2-07           | Adresse e-mail et sa confirmation | « a@b »                               |
      | EX-1.2.2-2-07           | Adresse e-mail et sa confirmation | 255 caractères en tout                |
      | EX-1.2.2-2-07 EX-T-0-03 | Confirmation adresse e-mail       | vide                                  |
      | EX-1.2.2-2-07           | Confirmation adresse e-mail       | avec une lettre de plus               |
      | EX-1.2.2-2-07           | Adresse e-mail                    | avec une lettre de plus               |
      | EX-1.2.2-2-07           | Mot de passe                      | vide                                  |
      | EX-1.2.2-2-07 EX-T-0-03 | Mot de passe et sa confirmation   | vide                                  |
      | EX-1.2.2-2-07 EX-T-0-03 | Confirmation mot de passe         | vide                                  |
      | EX-1.2.2-2-07           | Confirmation mot de passe         | en inversant majuscules et minuscules |
      | EX-1.2.2-2-07           | Confirmation mot de passe         | avec une espace à la fin              |
      | EX-1.2.2-2-07           | Mot de passe                      | en inversant majuscules et minuscules |
      | EX-1.2.2-2-07           | Mot de passe et sa confirmation   | 9 caractères                          |
      | EX-1.2.2-2-07           | Mot de passe et sa confirmation   | « Abcdéfg1! »                         |
      | EX-1.2.2-2-07           | Mot de passe et sa confirmation   | « Abcdefghi! »                        |
      | EX-1.2.2-2-07           | Mot de passe et sa confirmation   | « Abcdefgh12 »                        |
      | EX-1.2.2-2-07           | Mot de passe et sa confirmation   | « Abcdéfgh12 »                        |
      | EX-1.2.2-2-07           | Mot de passe et sa confirmation   | « 12345678!? »                        |
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence      | saisie                            | valeur                                  |
      | EX-1.2.2-2-07 | Adresse e-mail et sa confirmation | « a@b.fr »                              |
      | EX-1.2.2-2-07 | Adresse e-mail et sa confirmation | « a+b@c.fr »                            |
      | EX-1.2.2-2-07 | Adresse e-mail et sa confirmation | 64 caractères avant @                   |
      | EX-1.2.2-2-07 | Adresse e-mail et sa confirmation | 254 caractères en tout                  |
      | EX-1.2.2-2-07 | Confirmation adresse e-mail       | avec un domaine en majuscules           |
      | EX-1.2.2-2-07 | Confirmation adresse e-mail       | avec une espace à la fin                |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation   | « Abcdefgh1! »                          |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation   | « Abcdefghi1! »                         |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation   | « Abcdéfgh1! »                          |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation   | « Abcdefgh1_ »                          |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation   | « Abcdefgh1" »                          |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation   | « Abcdefgh1~ »                          |
      | EX-1.2.2-2-07 | Mot de passe et sa confirmation   | 64 caractères, dont les 32 signes ASCII |
    Et un mot de passe de 128 caractères, s'il est accepté, ouvre l'espace
      | exigence    |
      | EX-1.2-6-04 |
