# language: fr
Fonctionnalité: 1.2-4 Le code à usage unique
  Le code reçu par l'adhérent est valide cinq minutes, sert une fois, et peut être remplacé par un nouveau.
  Ce que le serveur juge seul l'est aussi par des envois directs, que ni la page ni le navigateur ne peuvent retenir.

  Contexte:
    Étant donné un adhérent qui ne s'est jamais connecté

  @critique
  Scénario: Un code vide ou faux est refusé, le code reçu est accepté
    Étant donné un code demandé par e-mail
    Alors chaque saisie est refusée, et l'on reste à l'écran du code
      | exigence    | saisie                            |
      | EX-1.2-4-13 | rien                              |
      | EX-1.2-4-12 | le code, dernier caractère changé |
    Et le champ « Code personnel » garde chaque saisie en entier
      | exigence    | saisie                      |
      | EX-1.2-4-03 | le code                     |
      | EX-1.2-4-03 | le code, entre deux espaces |
    Étant donné un nouveau code, demandé depuis l'écran du code
    Quand je saisis le dernier code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-11 |
    Étant donné un code demandé par e-mail
    Quand je saisis le code reçu, entre deux espaces
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-03 |

  @critique
  Scénario: « Générer un nouveau code » fait envoyer un message, même cliqué plusieurs fois de suite
    Étant donné un code demandé par e-mail
    Alors chaque série de clics rapides sur « Générer un nouveau code » fait envoyer un message
      | exigence    | clics                   |
      | EX-1.2-4-04 | un seul                 |
      | EX-1.2-4-04 | deux, de page en page   |
      | EX-1.2-4-04 | deux, sur une même page |
      | EX-1.2-4-04 | dix, de page en page    |

  @critique @A02.avec_code
  Scénario: Sans identifiant, un code est demandé avant de montrer le numéro d'adhérent
    Quand j'ouvre l'adresse de l'espace adhérent
    Et que je clique sur « PREMIÈRE CONNEXION »
    Et que je choisis « Je n'ai pas encore reçu mon identifiant »
    Et que je m'identifie avec mon adresse e-mail et ma date de naissance
    Alors un code est demandé avant que mon numéro d'adhérent s'affiche
      | exigence      |
      | EX-1.2.2-2-08 |
    Quand je saisis un code faux
    Alors le code est refusé
    Et mon numéro d'adhérent n'est toujours pas affiché
      | exigence      |
      | EX-1.2.2-2-08 |

  @critique @A02.sans_code
  Scénario: Sans identifiant, le numéro d'adhérent s'affiche sans code
    Quand j'ouvre l'adresse de l'espace adhérent
    Et que je clique sur « PREMIÈRE CONNEXION »
    Et que je choisis « Je n'ai pas encore reçu mon identifiant »
    Et que je m'identifie avec mon adresse e-mail et ma date de naissance
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence      |
      | EX-1.2.2-2-08 |

  @critique @une_cellule
  Scénario: Un code vide, faux ou venu d'ailleurs est refusé par le serveur lui-même
    Étant donné un code demandé par e-mail
    Alors chaque saisie, envoyée sans l'aide de la page, est refusée, et l'on reste à l'écran du code
      | exigence    | saisie                            |
      | EX-1.2-4-13 | rien                              |
      | EX-1.2-4-13 | rien, dans un envoi sans ce champ |
      | EX-1.2-4-13 | des espaces                       |
    Et chaque code venu d'une autre session est refusé, et l'on reste à l'écran du code
      | exigence                | code                        |
      | EX-1.2-4-18             | le mien, pas encore employé |
      | EX-1.2-4-15             | le mien, déjà employé       |
      | EX-1.2-4-12 EX-1.2-4-18 | celui d'un autre adhérent   |
    Étant donné un nouveau code, demandé depuis l'écran du code
    Alors 5 codes de suite, faux d'un caractère, sont refusés, et l'on reste à l'écran du code
      | exigence    |
      | EX-1.2-4-12 |

  @critique
  Scénario: Le code part par le seul canal du contact saisi
    Alors un seul message part, par le canal du contact saisi
      | exigence    | contact saisi                    |
      | EX-1.2-4-06 | mon adresse e-mail en majuscules |
      | EX-1.2-4-07 | 06 12 34 56 78                   |
      | EX-1.2-4-07 | 06.12.34.56.78                   |
      | EX-1.2-4-07 | +33612345678                     |
      | EX-1.2-4-07 | 0033612345678                    |
      | EX-1.2-4-07 | 07 12 34 56 78                   |

  @critique @une_cellule
  Scénario: Le message porte l'objet du guide, et un code qui est accepté
    Étant donné un code demandé par e-mail, pas encore lu
    Quand je lis le message reçu
    Alors son objet est « ACTIVER VOTRE ESPACE PAR CODE EMAIL »
      | exigence    |
      | EX-1.2-4-08 |
    Et il contient un code à usage unique, le même en texte et en HTML
      | exigence    |
      | EX-1.2-4-10 |
    Quand je saisis le code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-10 |
      | EX-1.2-4-14 |

  @critique @A07.expediteur @EX-1.2-4-09
  Scénario: Le message vient de l'adresse que donne le guide
    Étant donné un code demandé par e-mail, pas encore lu
    Quand je lis le message reçu
    Alors son expéditeur est « noreply@mutuelle-mbtp.com »

  @critique @A07.reponse @EX-1.2-4-09
  Scénario: Le message invite à répondre à l'adresse que donne le guide
    Étant donné un code demandé par e-mail, pas encore lu
    Quand je lis le message reçu
    Alors il vient d'une autre adresse que « noreply@mutuelle-mbtp.com », à qui l'on répondrait

  @critique @age_du_code
  Scénario: Passé cinq minutes, un code est refusé, et un nouveau code vaut à son tour cinq minutes
    Étant donné un code demandé par e-mail
    Et que le code a été envoyé il y a 5 min
    Quand je saisis le code reçu
    Alors le code est refusé
      | exigence    |
      | EX-1.2-4-14 |
    Quand je demande un nouveau code
    Alors je reçois un nouveau code
      | exigence    |
      | EX-1.2-4-16 |
    Étant donné que le code a été envoyé il y a 4 min 50 s
    Quand je saisis le dernier code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-14 |
      | EX-1.2-4-16 |

  @critique @une_cellule @age_du_code
  Scénario: Chaque code, le premier comme les suivants, est valide cinq minutes à compter de son envoi
    Alors le code d'un nouvel adhérent ouvre le formulaire d'activation à chacun de ces âges
      | exigence    | âge du code |
      | EX-1.2-4-11 | 2 min       |
      | EX-1.2-4-14 | 4 min 30 s  |
      | EX-1.2-4-14 | 4 min 50 s  |
    Et mon code, puis ceux que je demande après l'expiration du précédent, sont refusés à chacun de ces âges
      | exigence                | âge du code | essai manqué à |
      | EX-1.2-4-14             | 6 min       | 4 min 50 s     |
      | EX-1.2-4-14 EX-1.2-4-16 | 5 min       | aucun moment   |
      | EX-1.2-4-14             | 24 h        | aucun moment   |
    Étant donné un nouveau code, demandé depuis l'écran du code
    Et que le code a été envoyé il y a 4 min 50 s
    Quand je demande un nouveau code
    Alors je reçois un nouveau code
      | exigence    |
      | EX-1.2-4-16 |
    Étant donné que le code a été envoyé il y a 4 min 50 s
    Quand je saisis le dernier code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-16 |

  @critique @attente_reelle
  Scénario: Chaque code, attendu pour de bon, est valide cinq minutes à compter de son envoi
    Alors les codes de plusieurs adhérents, qui attendent ensemble, sont acceptés jusqu'à cinq minutes et refusés après
      | exigence                | code demandé            | âge du code | attendu |
      | EX-1.2-4-11             | d'abord                 | 2 min       | accepté |
      | EX-1.2-4-14             | d'abord                 | 4 min 30 s  | accepté |
      | EX-1.2-4-14             | d'abord                 | 4 min 50 s  | accepté |
      | EX-1.2-4-14             | d'abord                 | 5 min 2 s   | refusé  |
      | EX-1.2-4-14             | d'abord                 | 6 min       | refusé  |
      | EX-1.2-4-14 EX-1.2-4-16 | à nouveau, à 1 min      | 4 min 50 s  | accepté |
      | EX-1.2-4-14 EX-1.2-4-16 | à nouveau, à 1 min      | 5 min 2 s   | refusé  |
      | EX-1.2-4-16             | à nouveau, à 5 min 10 s | 20 s        | accepté |

  @critique
  Scénario: Un code déjà employé ne sert plus
    Étant donné un code demandé par e-mail
    Et l'écran du code ouvert dans un autre onglet
    Quand je saisis le code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
    Et dans cet onglet, le code employé n'obtient rien de plus qu'un code faux
      | exigence    |
      | EX-1.2-4-15 |
    Quand je remplis le formulaire d'activation et le valide
    Alors la page de connexion annonce que mon compte est activé
    Et dans cet onglet, le code employé n'ouvre plus le formulaire d'activation
      | exigence    |
      | EX-1.2-4-15 |

  @critique @A09.ancien_invalide @une_cellule
  Scénario: Un nouveau code remplace l'ancien
    Étant donné un code demandé par e-mail
    Quand je demande un nouveau code
    Alors je reçois un code différent des précédents
      | exigence    |
      | EX-1.2-4-16 |
    Quand je saisis le premier code reçu
    Alors le code est refusé
      | exigence    |
      | EX-1.2-4-17 |
    Étant donné l'écran du code ouvert dans un autre onglet
    Quand je saisis le dernier code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-16 |
    Et dans cet onglet, le premier code n'obtient rien de plus qu'un code faux
      | exigence    |
      | EX-1.2-4-17 |

  @critique @A09.ancien_invalide @une_cellule @age_du_code
  Scénario: Même expiré, un code est remplacé par un autre
    Étant donné un code demandé par e-mail
    Et que le code a été envoyé il y a 6 min
    Quand je demande un nouveau code
    Alors je reçois un code différent des précédents
      | exigence    |
      | EX-1.2-4-16 |

  @critique @A09.ancien_valable @une_cellule
  Scénario: Un nouveau code n'ôte pas sa validité à l'ancien
    Étant donné un code demandé par e-mail
    Quand je demande un nouveau code
    Alors je reçois un code différent des précédents
      | exigence    |
      | EX-1.2-4-16 |
    Quand je saisis le premier code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-17 |

  @critique @A09.meme_code
  Scénario: Un nouveau message porte le même code
    Étant donné un code demandé par e-mail
    Quand je demande un nouveau code
    Alors je reçois à nouveau le premier code
      | exigence    |
      | EX-1.2-4-16 |
      | EX-1.2-4-17 |
