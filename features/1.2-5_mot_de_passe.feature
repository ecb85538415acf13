# language: fr
Fonctionnalité: 1.2-5 Les règles du mot de passe
  Le mot de passe compte dix caractères au moins, dont un chiffre et un caractère spécial,
  et trois des quatre catégories : majuscules, minuscules, chiffres, caractères spéciaux.
  Chaque mot de passe est tiré au sort d'après sa composition.

  Contexte:
    Étant donné un adhérent qui ne s'est jamais connecté
    Et le formulaire d'activation rempli, sauf le mot de passe

  @critique
  Plan du scénario: Un mot de passe de <longueur> caractères, <composition>, est refusé
    Quand je choisis un mot de passe de <longueur> caractères, <composition>
    Alors l'activation est refusée

    @EX-1.2-5-10
    Exemples: Dix caractères au moins
      | longueur | composition                                         |
      | 9        | avec majuscules, minuscules, chiffres et spéciaux   |

    @EX-1.2-5-11
    Exemples: Un chiffre au moins
      | longueur | composition                                         |
      | 10       | avec majuscules, minuscules et spéciaux             |

    @EX-1.2-5-12
    Exemples: Un caractère spécial au moins
      | longueur | composition                                         |
      | 10       | avec majuscules, minuscules et chiffres             |

    @EX-1.2-5-13
    Exemples: Trois des quatre catégories
      | longueur | composition                                         |
      | 12       | avec chiffres et spéciaux                           |

  @critique @EX-1.2-5-10 @EX-1.2-6-04
  Plan du scénario: Un mot de passe de <longueur> caractères qui respecte les règles est accepté
    Quand je choisis un mot de passe de <longueur> caractères, avec majuscules, minuscules, chiffres et spéciaux
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
