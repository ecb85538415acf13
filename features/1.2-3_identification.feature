# language: fr
Fonctionnalité: 1.2-3 L'identification avec l'identifiant
  L'adhérent donne son numéro d'adhérent et un contact connu de la mutuelle, et recopie le texte d'une image.
  Un code part vers ce contact, et vers lui seul. À chaque ligne d'un tableau, c'est un nouvel adhérent ;
  ce que la ligne ne dit pas est juste. Quand un contact n'est pas celui du dossier, le site peut le dire ou le taire :
  il refuse, ou montre l'écran du code sans envoyer de code.

  Contexte:
    Étant donné le formulaire d'identification avec identifiant

  Scénario: Les refus, l'aide, l'abandon, et l'écran du code
    Alors l'image de vérification se voit, et donne seule son texte
      | exigence    |
      | EX-1.2-3-04 |
    Et l'image de vérification change
      | exigence    | après              |
      | EX-1.2-3-04 | un autre affichage |
      | EX-1.2-3-16 | un refus           |
    Et chaque saisie est refusée, et aucun code n'est émis
      | exigence              | identifiant                       | contact    | vérification |
      | EX-1.2-3-09 EX-T-0-03 | vide                              | mon e-mail | juste        |
      | EX-1.2-3-10           | le mien, sans son dernier chiffre | mon e-mail | juste        |
      | EX-1.2-3-14           | le mien                           | vide       | juste        |
      | EX-1.2-3-15           | le mien                           | mon e-mail | fausse       |
    Et « Je n'arrive pas à m'identifier » mène à une aide, et la saisie est gardée au retour
      | exigence    | saisie                 |
      | EX-1.2-3-06 | identifiant et contact |
    Et « Annuler » fait sortir du formulaire, et aucun code n'est émis
      | exigence    | formulaire       |
      | EX-1.2-3-18 | vide             |
      | EX-1.2-3-18 | rempli en partie |
    Et chaque saisie mène à l'écran du code, et un seul code part, vers ce contact
      | exigence    | contact      | geste         |
      | EX-1.2-3-17 | mon e-mail   | double clic   |
      | EX-1.2-3-17 | mon portable | touche Entrée |
    Et aucun autre message n'arrive avant le code d'un dernier adhérent

  @une_cellule
  Scénario: Toute saisie vide ou fausse est refusée, même envoyée directement
    Alors l'étoile marque les champs exigés, et eux seuls
      | exigence  | champ                 | étoile |
      | EX-T-0-03 | Votre Identifiant     | oui    |
      | EX-T-0-03 | Vérification du texte | oui    |
    Et chaque envoi direct est refusé, et aucun code n'est émis
      | exigence                | identifiant                        | contact                         | vérification               |
      | EX-1.2-3-09 EX-T-0-03   | vide                               | mon e-mail                      | juste                      |
      | EX-1.2-3-09             | trois espaces                      | mon e-mail                      | juste                      |
      | EX-1.2-3-10 EX-1.2-2-07 | le mien, sans son dernier chiffre  | mon e-mail                      | juste                      |
      | EX-1.2-3-10 EX-1.2-2-07 | le mien, suivi d'un 0              | mon e-mail                      | juste                      |
      | EX-1.2-3-10 EX-1.2-2-07 | le mien, précédé d'un 0            | mon e-mail                      | juste                      |
      | EX-1.2-3-10 EX-1.2-2-07 | le mien, une lettre à la fin       | mon e-mail                      | juste                      |
      | EX-1.2-3-10             | le mien, écrit 12 345 678          | mon e-mail                      | juste                      |
      | EX-1.2-2-07             | le mien, écrit 1234 5678           | mon e-mail                      | juste                      |
      | EX-1.2-2-07             | le mien, en chiffres pleine chasse | mon e-mail                      | juste                      |
      | EX-1.2-2-07             | le mien, en chiffres arabes        | mon e-mail                      | juste                      |
      | EX-1.2-3-14             | le mien                            | vide                            | juste                      |
      | EX-1.2-3-14             | le mien                            | trois espaces                   | juste                      |
      | EX-1.2-3-14             | le mien                            | « abc »                         | juste                      |
      | EX-1.2-3-15 EX-T-0-03   | le mien                            | mon e-mail                      | vide                       |
      | EX-1.2-3-15             | le mien                            | mon e-mail                      | fausse                     |
      | EX-1.2-3-15             | le mien                            | mon e-mail                      | sans son dernier caractère |
      | EX-1.2-3-15             | le mien                            | mon e-mail                      | un caractère de trop       |
    Et chaque envoi direct est refusé, et aucun code n'est émis
      | exigence    | identifiant du dossier | identifiant                     |
      | EX-1.2-2-07 | des zéros en tête      | le mien, sans ses zéros de tête |
    Et chaque saisie est refusée, et aucun code n'est émis
      | exigence    | identifiant   |
      | EX-1.2-3-09 | trois espaces |
    Et chaque envoi direct est refusé ou reste sans suite, et aucun code n'est émis
      | exigence    | contact                         |
      | EX-1.2-3-13 | un e-mail inconnu               |
      | EX-1.2-3-13 | un portable inconnu             |
      | EX-1.2-3-13 | mon e-mail, à un autre domaine  |
      | EX-1.2-3-13 | l'e-mail d'un autre adhérent    |
      | EX-1.2-3-13 | le portable d'un autre adhérent |
    Et aucun autre message n'arrive avant le code d'un dernier adhérent

  @une_cellule
  Scénario: Tout numéro d'adhérent et tout contact connu de la mutuelle sont acceptés, de quelque façon qu'ils s'écrivent
    Alors chaque saisie mène à l'écran du code, et un seul code part, vers ce contact
      | exigence                | identifiant du dossier | identifiant |
      | EX-1.2-2-07 EX-1.2-3-10 | aucun zéro en tête     | le mien     |
      | EX-1.2-2-07 EX-1.2-3-10 | des zéros en tête      | le mien     |
    Et chaque saisie mène à l'écran du code, et un seul code part, vers ce contact
      | exigence    | e-mail du dossier          | contact                           |
      | EX-1.2-3-11 | …@recette.example          | mon e-mail, domaine en majuscules |
      | EX-1.2-3-11 | …+mutuelle@recette.example | mon e-mail                        |
      | EX-1.2-3-11 | 254 caractères             | mon e-mail                        |
      | EX-1.2-3-11 | …@santé-été.example        | mon e-mail                        |
    Et chaque saisie mène à l'écran du code, et un seul code part, vers ce contact
      | exigence    | portable du dossier | contact                            |
      | EX-1.2-3-12 | 06                  | mon portable, écrit 0612345678     |
      | EX-1.2-3-12 | 06                  | mon portable, écrit 06 12 34 56 78 |
      | EX-1.2-3-12 | 06                  | mon portable, écrit 06.12.34.56.78 |
      | EX-1.2-3-12 | 06                  | mon portable, écrit +33612345678   |
      | EX-1.2-3-12 | 06                  | mon portable, écrit 0033612345678  |
      | EX-1.2-3-12 | 07                  | mon portable, écrit 07 12 34 56 78 |
    Et chaque saisie est acceptée ou refusée sans erreur du site
      | exigence    | identifiant                 |
      | EX-1.2-2-07 | le mien, entre deux espaces |
    Et aucun autre message n'arrive avant le code d'un dernier adhérent

  @une_cellule
  Scénario: Une vérification ne sert qu'une fois
    Alors une réponse déjà donnée est refusée, et aucun code n'est émis
      | exigence    | occasion                                               |
      | EX-1.2-3-16 | la même image, envoyée deux fois                       |
      | EX-1.2-3-16 | la même image, pour un autre adhérent, après un succès |
      | EX-1.2-3-16 | après un retour en arrière                             |
      | EX-1.2-3-16 | dans un second onglet                                  |
    Et aucun autre message n'arrive avant le code d'un dernier adhérent

  @une_cellule @A19.assure_principal
  Scénario: Le contact d'un ayant droit n'est pas celui de l'assuré principal
    Alors chaque saisie est refusée ou reste sans suite, et aucun code n'est émis
      | exigence                | foyer       | contact                      |
      | EX-1.2-3-13 EX-1.2-2-08 | 2 personnes | l'e-mail d'un ayant droit    |
      | EX-1.2-3-13 EX-1.2-2-08 | 2 personnes | le portable d'un ayant droit |

  @une_cellule @A19.tout_le_foyer
  Scénario: Le contact d'un ayant droit vaut celui de l'assuré principal
    Alors chaque saisie mène à l'écran du code, et un seul code part, vers ce contact
      | exigence                | foyer       | contact                      |
      | EX-1.2-3-13 EX-1.2-2-08 | 2 personnes | l'e-mail d'un ayant droit    |
      | EX-1.2-3-13 EX-1.2-2-08 | 2 personnes | le portable d'un ayant droit |
