# language: fr
Fonctionnalité: 1.2.2-1 L'identification sans l'identifiant
  L'adhérent qui ne connaît pas son numéro donne un contact connu de la mutuelle et sa date de naissance,
  et recopie le texte d'une image. Un refus ne révèle rien. À chaque ligne d'un tableau, c'est un nouvel adhérent ;
  ce que la ligne ne dit pas est juste. Quand un contact ou une date ne sont ceux de personne, le site peut le dire
  ou le taire : il refuse, ou montre l'écran du code sans envoyer de code.

  Contexte:
    Étant donné le formulaire d'identification sans identifiant

  Scénario: L'image, la date de naissance, les refus et l'abandon
    Alors chaque saisie est refusée, et aucun code n'est émis
      | exigence                | né le      | contact    | date de naissance | vérification |
      | EX-1.2.2-1-06 EX-T-0-03 | 31/12/1980 | mon e-mail | vide              | juste        |
      | EX-1.2.2-1-07           | 31/12/1980 | mon e-mail | la mienne         | fausse       |
      | EX-1.2.2-1-10           | demain     | mon e-mail | la mienne         | juste        |
      | EX-1.2.2-1-11           | 31/12/1980 | vide       | la mienne         | juste        |
    Et chaque saisie est refusée ou reste sans suite, et aucun code n'est émis
      | exigence      | date de naissance      |
      | EX-1.2.2-1-09 | la veille de la mienne |
    Et « Annuler » fait sortir du formulaire, et aucun code n'est émis
      | exigence      | formulaire |
      | EX-1.2.2-1-12 | vide       |
      | EX-1.2.2-1-12 | rempli     |
    Et la date de naissance se remplit
      | exigence      | avec         |
      | EX-1.2.2-1-03 | le clavier   |
      | EX-1.2.2-1-03 | un sélecteur |
    Et le champ « Vérification du texte » est vide
      | exigence      |
      | EX-1.2.2-1-04 |
    Et l'image de vérification se voit, et donne seule son texte
      | exigence      |
      | EX-1.2.2-1-04 |
    Et « Je n'arrive pas à m'identifier » mène à une aide
      | exigence      |
      | EX-1.2.2-1-05 |
    Et aucun autre message n'arrive avant le code d'un dernier adhérent

  @une_cellule
  Scénario: Toute saisie vide ou fausse est refusée sans rien révéler, même envoyée directement
    Alors l'étoile marque les champs exigés, et eux seuls
      | exigence  | champ                 | étoile |
      | EX-T-0-03 | Date de naissance     | oui    |
      | EX-T-0-03 | Vérification du texte | oui    |
    Et chaque envoi direct est refusé, et aucun code n'est émis
      | exigence                | né le      | contact                         | date de naissance         | vérification |
      | EX-1.2.2-1-06 EX-T-0-03 | 31/12/1980 | mon e-mail                      | vide                      | juste        |
      | EX-1.2.2-1-07 EX-T-0-03 | 31/12/1980 | mon e-mail                      | la mienne                 | vide         |
      | EX-1.2.2-1-07           | 31/12/1980 | mon e-mail                      | la mienne                 | fausse       |
      | EX-1.2.2-1-10           | 01/03/1980 | mon e-mail                      | 30/02/1980                | juste        |
      | EX-1.2.2-1-10           | 01/03/2023 | mon e-mail                      | 29/02/2023                | juste        |
      | EX-1.2.2-1-10           | demain     | mon e-mail                      | la mienne                 | juste        |
      | EX-1.2.2-1-10           | 01/01/1850 | mon e-mail                      | la mienne                 | juste        |
      | EX-1.2.2-1-10           | 31/12/1980 | mon e-mail                      | « abc »                   | juste        |
      | EX-1.2.2-1-11           | 31/12/1980 | vide                            | la mienne                 | juste        |
      | EX-1.2.2-1-11           | 31/12/1980 | trois espaces                   | la mienne                 | juste        |
    Et chaque envoi direct est refusé ou reste sans suite, et aucun code n'est émis
      | exigence      | né le      | contact                         | date de naissance         |
      | EX-1.2.2-1-09 | 31/12/1980 | mon e-mail                      | la veille de la mienne    |
      | EX-1.2.2-1-09 | 31/12/1980 | mon e-mail                      | le lendemain de la mienne |
      | EX-1.2.2-1-09 | 03/04/1980 | mon e-mail                      | 04/03/1980                |
      | EX-1.2.2-1-09 | 04/03/1980 | mon e-mail                      | 03/04/1980                |
      | EX-1.2.2-1-09 | 31/12/1980 | un e-mail inconnu               | la mienne                 |
      | EX-1.2.2-1-09 | 31/12/1980 | un portable inconnu             | la mienne                 |
      | EX-1.2.2-1-09 | 31/12/1930 | l'e-mail d'un autre adhérent    | la mienne                 |
      | EX-1.2.2-1-09 | 31/12/1930 | le portable d'un autre adhérent | la mienne                 |
    Et aucun autre message n'arrive avant le code d'un dernier adhérent

  @une_cellule
  Scénario: Toute date de naissance connue de la mutuelle est acceptée, d'où que l'on soit
    Alors chaque saisie mène à l'écran suivant
      | exigence      | né le      | contact      | date de naissance |
      | EX-1.2.2-1-08 | 29/02/1980 | mon e-mail   | la mienne         |
      | EX-1.2.2-1-08 | 01/01/1920 | mon e-mail   | la mienne         |
      | EX-1.2.2-1-08 | 14/07/1980 | mon e-mail   | la mienne         |
      | EX-1.2.2-1-08 | 31/12/1980 | mon portable | la mienne         |
      | EX-1.2.2-1-09 | 03/04/1980 | mon e-mail   | 03/04/1980        |
    Et ma date de naissance est comprise telle quelle, où que je sois
      | exigence      | fuseau |
      | EX-1.2.2-1-09 | UTC-5  |
      | EX-1.2.2-1-09 | UTC+14 |

  Scénario: L'espace est celui du foyer, et porte le numéro de l'assuré principal
    Alors chaque saisie mène à l'activation avec le numéro de l'assuré principal
      | exigence    | foyer       | contact    | date de naissance |
      | EX-1.2-2-08 | 1 personne  | mon e-mail | la mienne         |
      | EX-1.2-2-08 | 2 personnes | mon e-mail | la mienne         |
      | EX-1.2-2-08 | 5 personnes | mon e-mail | la mienne         |

  @une_cellule @A19.assure_principal
  Scénario: La date de naissance et le contact d'un ayant droit n'identifient pas son foyer
    Alors chaque saisie est refusée ou reste sans suite, et aucun code n'est émis
      | exigence                  | foyer                      | né le      | contact                   | date de naissance      |
      | EX-1.2-2-08 EX-1.2.2-1-08 | 2 personnes                | 31/12/1930 | mon e-mail                | celle d'un ayant droit |
      | EX-1.2-2-08 EX-1.2.2-1-08 | 2 personnes                | 31/12/1930 | l'e-mail d'un ayant droit | celle d'un ayant droit |
      | EX-1.2-2-08               | 2 personnes, espace activé | 31/12/1930 | mon e-mail                | celle d'un ayant droit |
      | EX-1.2-2-08               | 5 personnes, espace activé | 31/12/1930 | l'e-mail d'un ayant droit | celle d'un ayant droit |

  @une_cellule @A19.tout_le_foyer
  Scénario: La date de naissance et le contact d'un ayant droit identifient son foyer
    Alors chaque saisie mène à l'activation avec le numéro de l'assuré principal
      | exigence                  | foyer       | né le      | contact                   | date de naissance      |
      | EX-1.2-2-08 EX-1.2.2-1-08 | 2 personnes | 31/12/1930 | mon e-mail                | celle d'un ayant droit |
      | EX-1.2-2-08 EX-1.2.2-1-08 | 2 personnes | 31/12/1930 | l'e-mail d'un ayant droit | celle d'un ayant droit |
    Et aucune activation par un ayant droit ne change le mot de passe du foyer
      | exigence    | foyer                      | né le      | contact                   |
      | EX-1.2-2-08 | 2 personnes, espace activé | 31/12/1930 | mon e-mail                |
      | EX-1.2-2-08 | 5 personnes, espace activé | 31/12/1930 | l'e-mail d'un ayant droit |
