# language: fr
Fonctionnalité: 1.2-5 Les règles du mot de passe
  Le mot de passe compte dix caractères au moins, dont un chiffre et un caractère spécial,
  et trois des quatre catégories : majuscules, minuscules, chiffres, caractères spéciaux.
  Chaque mot de passe est tiré au sort d'après sa composition.

  Contexte:
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation rempli, sauf le mot de passe

  @critique @EX-1.2-5-10 @EX-1.2-5-11 @EX-1.2-5-12 @EX-1.2-5-13
  Scénario: Un mot de passe qui manque à une règle est refusé
    Alors chacun de ces mots de passe est refusé :
      | longueur | majuscules | minuscules | chiffres | spéciaux | règle enfreinte                |
      | 9        | oui        | oui        | oui      | oui      | dix caractères au moins        |
      | 10       | oui        | oui        | non      | oui      | au moins un chiffre            |
      | 10       | oui        | oui        | oui      | non      | au moins un caractère spécial  |
      | 12       | non        | non        | oui      | oui      | trois des quatre catégories    |

  @critique @EX-1.2-5-10 @EX-1.2-6-04
  Plan du scénario: Un mot de passe de <longueur> caractères qui respecte les règles est accepté
    Quand je choisis un mot de passe de <longueur> caractères et valide le formulaire
    Alors la page de connexion annonce que mon compte est activé
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent

    Exemples:
      | longueur |
      | 10       |
      | 64       |

  @critique @EX-1.2-5-09
  Scénario: Une confirmation qui diffère du mot de passe est refusée
    Quand je confirme un autre mot de passe que celui que j'ai choisi
    Alors l'activation est refusée
