# language: fr
Fonctionnalité: 1.2-5 Le formulaire d'activation
  Le formulaire refuse chaque faute en désignant son champ, et n'active l'espace que rempli sans faute et validé.
  Une saisie refusée est la seule en faute : tout le reste du formulaire est juste.

  @critique
  Scénario: Chaque faute est refusée, puis le formulaire sans faute active l'espace
    Étant donné un adhérent qui ne s'est jamais connecté
    Et les adresses de l'espace, relevées par un autre adhérent
    Et le formulaire d'activation, atteint avec mon identifiant
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-5-02 |
    Et le mode de réception se choisit entre Courrier, Mail et SMS, sans autre choix
      | exigence    |
      | EX-1.2-5-20 |
    Et chaque saisie du formulaire d'activation est refusée
      | exigence              | saisie                            | valeur                               |
      | EX-1.2-5-04           | Adresse e-mail et sa confirmation | « a@ »                               |
      | EX-1.2-5-05 EX-T-0-03 | Confirmation adresse e-mail       | vide                                 |
      | EX-1.2-5-06           | Adresse e-mail                    | avec une lettre de plus              |
      | EX-1.2-5-07 EX-T-0-03 | Mot de passe et sa confirmation   | vide                                 |
      | EX-1.2-5-08 EX-T-0-03 | Confirmation mot de passe         | vide                                 |
      | EX-1.2-5-09           | Mot de passe                      | en inversant majuscules et minuscules |
      | EX-1.2-5-10           | Mot de passe et sa confirmation   | 9 caractères                         |
      | EX-1.2-5-11           | Mot de passe et sa confirmation   | « Abcdefghi! »                       |
      | EX-1.2-5-12           | Mot de passe et sa confirmation   | « Abcdefgh12 »                       |
      | EX-1.2-5-13           | Mot de passe et sa confirmation   | « 12345678!? »                       |
    Et chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence              | saisie                            | valeur                               |
      | EX-1.2-5-21 EX-T-0-03 | Mode de réception                 | aucun                                |
    Et l'erreur désigne le champ en faute, et les saisies non secrètes sont conservées
      | exigence              | saisie                            | valeur                               |
      | EX-1.2-5-26           | Confirmation adresse e-mail       | avec une lettre de plus              |
    Quand je remplis le formulaire d'activation sans faute, et double-clique sur « Valider »
      | mot de passe  | mode de réception |
      | 10 caractères | Courrier          |
    Alors mon espace est activé
      | exigence              | saisie                          |
      | EX-1.2-5-03 EX-T-0-03 | Téléphone                       |
      | EX-1.2-5-14           | Mot de passe et sa confirmation |
      | EX-1.2-5-24           | toutes                          |
    Et mon mode de réception enregistré est « Courrier »
      | exigence    |
      | EX-1.2-5-25 |
    Et la page de connexion annonce que mon compte est activé
      | exigence    |
      | EX-1.2-6-01 |
    Et l'adresse de l'espace ramène à la page de connexion
      | exigence    |
      | EX-1.2-6-03 |
    Et chaque connexion est refusée
      | exigence    | identifiant | mot de passe |
      | EX-1.2-6-05 | le mien     | un autre     |
      | EX-1.2-6-06 | le mien     | vide         |
      | EX-1.2-6-06 | vide        | le mien      |
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
      | exigence    |
      | EX-1.2-5-24 |
      | EX-1.2-6-04 |

  @critique
  Scénario: Annuler, formulaire vide ou rempli, n'active rien
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation, atteint avec mon identifiant
    Quand j'annule le formulaire d'activation encore vide
    Alors je quitte le formulaire d'activation pour la page de connexion ou l'écran de choix
      | exigence    |
      | EX-1.2-5-23 |
    Étant donné le formulaire d'activation, atteint avec mon identifiant
    Quand j'annule le formulaire d'activation rempli sans faute
    Alors je quitte le formulaire d'activation pour la page de connexion ou l'écran de choix
      | exigence    |
      | EX-1.2-5-23 |
    Et mon espace n'est pas activé
      | exigence    |
      | EX-1.2-5-23 |
    Et aucune activation n'est annoncée, ici ni sur la page de connexion
      | exigence    |
      | EX-1.2-6-01 |

  @critique @une_cellule
  Scénario: Le serveur refuse chaque faute sur les données personnelles et le mode de réception
    Étant donné un adhérent dont le numéro commence par quatre zéros
    Et le formulaire d'activation, atteint avec mon identifiant
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-5-02 |
    Et l'étoile marque les champs exigés, et eux seuls
      | exigence  | champ                                                                        | étoile |
      | EX-T-0-03 | Identifiant                                                                  | oui    |
      | EX-T-0-03 | Téléphone                                                                    | non    |
      | EX-T-0-03 | Adresse e-mail                                                               | oui    |
      | EX-T-0-03 | Confirmation adresse e-mail                                                  | oui    |
      | EX-T-0-03 | Mot de passe                                                                 | oui    |
      | EX-T-0-03 | Confirmation mot de passe                                                    | oui    |
      | EX-T-0-03 | Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par | oui    |
    Et chaque saisie du formulaire d'activation, envoyée par requête directe, est refusée
      | exigence              | saisie                            | valeur                                |
      | EX-1.2-5-02           | Identifiant                       | celui d'un autre adhérent             |
      | EX-T-0-03             | Identifiant                       | vide                                  |
      | EX-1.2-5-04 EX-T-0-03 | Adresse e-mail                    | vide                                  |
      | EX-1.2-5-04 EX-T-0-03 | Adresse e-mail et sa confirmation | vide                                  |
      | EX-1.2-5-04           | Adresse e-mail et sa confirmation | « a@ »                                |
      | EX-1.2-5-04           | Adresse e-mail et sa confirmation | « a b@c.fr »                          |
      | EX-1.2-5-04           | Adresse e-mail et sa confirmation | « a@b »                               |
      | EX-1.2-5-04           | Adresse e-mail et sa confirmation | 255 caractères en tout                |
      | EX-1.2-5-05 EX-T-0-03 | Confirmation adresse e-mail       | vide                                  |
      | EX-1.2-5-06           | Confirmation adresse e-mail       | avec une lettre de plus               |
      | EX-1.2-5-06           | Adresse e-mail                    | avec une lettre de plus               |
      | EX-1.2-5-07           | Mot de passe                      | vide                                  |
      | EX-1.2-5-07 EX-T-0-03 | Mot de passe et sa confirmation   | vide                                  |
      | EX-1.2-5-08 EX-T-0-03 | Confirmation mot de passe         | vide                                  |
      | EX-1.2-5-21 EX-T-0-03 | Mode de réception                 | aucun                                 |
    Et l'espace de cet autre adhérent n'est pas activé
      | exigence    |
      | EX-1.2-5-02 |
    Et l'erreur désigne le champ en faute, et les saisies non secrètes sont conservées
      | exigence    | saisie                            | valeur                                |
      | EX-1.2-5-26 | Adresse e-mail et sa confirmation | « a@ »                                |
      | EX-1.2-5-26 | Confirmation adresse e-mail       | avec une lettre de plus               |
      | EX-1.2-5-26 | Mot de passe et sa confirmation   | « Abcdefghi! »                        |
      | EX-1.2-5-26 | Confirmation mot de passe         | en inversant majuscules et minuscules |
      | EX-1.2-5-26 | Mode de réception                 | aucun                                 |
    Étant donné ce formulaire signale ensemble toutes les fautes qu'il trouve
    Alors aucune de ces saisies n'est signalée en faute, au contraire d'une autre
      | exigence    | saisie                            | valeur                                |
      | EX-1.2-5-04 | Adresse e-mail et sa confirmation | « a@b.fr »                            |
      | EX-1.2-5-04 | Adresse e-mail et sa confirmation | « a+b@c.fr »                          |
      | EX-1.2-5-04 | Adresse e-mail et sa confirmation | 64 caractères avant @                 |
      | EX-1.2-5-04 | Adresse e-mail et sa confirmation | 254 caractères en tout                |
      | EX-1.2-5-06 | Confirmation adresse e-mail       | avec un domaine en majuscules         |
      | EX-1.2-5-06 | Confirmation adresse e-mail       | avec une espace à la fin              |
    Quand je remplis le formulaire d'activation sans faute, et double-clique sur « Valider »
      | mot de passe                      | mode de réception |
      | 10 caractères, accents décomposés | SMS               |
    Alors mon espace est activé
      | exigence    | saisie |
      | EX-1.2-5-24 | toutes |
    Et mon mode de réception enregistré est « SMS »
      | exigence    |
      | EX-1.2-5-25 |
    Et mon mot de passe ouvre l'espace, que ses accents soient composés ou décomposés
      | exigence    |
      | EX-1.2-6-04 |

  @critique @une_cellule @A12.exige_pour_sms
  Scénario: Choisir SMS sans donner de téléphone est refusé, et l'erreur désigne le téléphone
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation, atteint avec mon identifiant
    Quand je valide le formulaire d'activation rempli sans faute, avec SMS et sans téléphone
    Alors l'activation est refusée
      | exigence    |
      | EX-1.2-5-03 |
      | EX-T-0-03   |
    Et l'erreur désigne le téléphone, et les saisies non secrètes sont conservées
      | exigence    |
      | EX-1.2-5-26 |

  @critique @une_cellule @A12.facultatif
  Scénario: Choisir SMS sans donner de téléphone active l'espace
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation, atteint avec mon identifiant
    Quand je valide le formulaire d'activation rempli sans faute, avec SMS et sans téléphone
    Alors la page de connexion annonce que mon compte est activé
      | exigence    |
      | EX-1.2-5-03 |
      | EX-T-0-03   |

  @critique @une_cellule
  Plan du scénario: Les modes de réception : <départ>, puis <choix>
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation, atteint avec mon identifiant
    Alors <départ>
      | exigence    |
      | EX-1.2-5-21 |
    Quand je choisis « Courrier », puis « SMS »
    Alors <choix>
      | exigence    |
      | EX-1.2-5-20 |

    @A13.choix_unique
    Exemples: Un seul mode, aucun choisi d'avance
      | départ                                        | choix                               |
      | aucun mode de réception n'est choisi d'avance | « SMS » est choisi, et rien d'autre |

    @A13.choix_multiple
    Exemples: Plusieurs modes à la fois, aucun choisi d'avance
      | départ                                        | choix                                               |
      | aucun mode de réception n'est choisi d'avance | « Courrier » et « SMS » sont choisis, et rien d'autre |

    @A13.preselection
    Exemples: Un seul mode, l'un d'eux choisi d'avance
      | départ                                  | choix                               |
      | un mode de réception est choisi d'avance | « SMS » est choisi, et rien d'autre |
