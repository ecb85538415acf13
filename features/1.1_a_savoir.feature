# language: fr
Fonctionnalité: 1.1 À savoir : les accès, les navigateurs et les appareils
  L'espace adhérent s'ouvre par son adresse ou depuis le site public, et s'adapte à l'ordinateur et à la tablette.
  Tout le parcours se fait en ligne, de manière sécurisée et en français.

  @critique
  Scénario: L'adresse de l'espace mène à la page de connexion
    Alors chaque adresse mène à la page de connexion
      | exigence    | adresse |
      | EX-1.1-0-06 | /login  |
      | EX-1.1-0-06 | /login/ |

  Scénario: La page publique « espace adhérent particulier » mène à la page de connexion
    Alors le lien vers mon espace mène à la page de connexion de ce site
      | exigence    | ouvert                   |
      | EX-1.1-0-07 | d'un clic                |
      | EX-1.1-0-07 | dans un nouvel onglet    |

  @ordinateur
  Scénario: Chaque écran est sécurisé, en français et à la taille de l'ordinateur
    Étant donné un adhérent qui ne s'est jamais connecté
    Et mon parcours complet, dont chaque écran est regardé dans ces fenêtres
      | fenêtre     | zoom  |
      | 1366 × 768  | 100 % |
      | 1366 × 768  | 110 % |
      | 1366 × 768  | 125 % |
      | 1366 × 768  | 200 % |
      | 1920 × 1080 | 100 % |
      | 2560 × 1440 | 100 % |
    Alors le parcours est sécurisé
      | exigence    | contrôle                                                                      |
      | EX-1.1-0-01 | chaque page et chaque ressource vient en https://                             |
      | EX-1.1-0-01 | une page demandée en http:// renvoie vers https:// et ne sert aucun formulaire |
      | EX-1.1-0-01 | le certificat est d'une autorité reconnue, à ce nom et à cette date           |
    Et chaque écran est en français
      | exigence  | contrôle                                       |
      | EX-T-0-02 | la langue déclarée est le français             |
      | EX-T-0-02 | les accents sont écrits, majuscules comprises  |
      | EX-T-0-02 | aucun texte n'est mal décodé                   |
    Et chaque écran s'adapte à ces fenêtres
      | exigence    | contrôle                         |
      | EX-1.1-0-04 | rien ne déborde en largeur       |
      | EX-1.1-0-04 | aucun élément utile n'est masqué |

  @tablette
  Scénario: Chaque écran est sécurisé, en français et à la taille de la tablette, droite ou couchée
    Étant donné un adhérent qui ne s'est jamais connecté
    Et mon parcours complet, dont chaque écran est regardé dans ces fenêtres
      | fenêtre     | zoom  |
      | 768 × 1024  | 100 % |
      | 1024 × 768  | 100 % |
      | 820 × 1180  | 100 % |
      | 1180 × 820  | 100 % |
    Alors le parcours est sécurisé
      | exigence    | contrôle                                                                      |
      | EX-1.1-0-01 | chaque page et chaque ressource vient en https://                             |
      | EX-1.1-0-01 | une page demandée en http:// renvoie vers https:// et ne sert aucun formulaire |
      | EX-1.1-0-01 | le certificat est d'une autorité reconnue, à ce nom et à cette date           |
    Et chaque écran est en français
      | exigence  | contrôle                                       |
      | EX-T-0-02 | la langue déclarée est le français             |
      | EX-T-0-02 | les accents sont écrits, majuscules comprises  |
      | EX-T-0-02 | aucun texte n'est mal décodé                   |
    Et chaque écran s'adapte à ces fenêtres
      | exigence    | contrôle                                   |
      | EX-1.1-0-05 | rien ne déborde en largeur                 |
      | EX-1.1-0-05 | aucun élément utile n'est masqué           |
      | EX-1.1-0-05 | tourner la tablette garde ce qui est saisi |
