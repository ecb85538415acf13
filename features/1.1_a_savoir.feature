# language: fr
Fonctionnalité: 1.1 À savoir : les accès, les navigateurs et les appareils
  L'espace adhérent s'ouvre par son adresse ou depuis le site public, et s'adapte à l'ordinateur et à la tablette.

  @critique @EX-1.1-0-06
  Scénario: L'adresse de l'espace mène à la page de connexion
    Quand j'ouvre l'adresse de l'espace adhérent
    Alors la page de connexion s'affiche

  @EX-1.1-0-07
  Scénario: La page publique « espace adhérent particulier » mène à la page de connexion
    Étant donné la page publique « espace adhérent particulier »
    Quand je suis le lien vers mon espace
    Alors la page de connexion s'affiche

  @EX-1.1-0-04 @ordinateur
  Scénario: Chaque écran tient dans la largeur de l'ordinateur
    Étant donné un adhérent qui ne s'est jamais connecté
    Et mon parcours complet, dont chaque écran est mesuré
    Alors chaque écran tient dans la largeur de l'appareil

  @EX-1.1-0-05 @tablette
  Scénario: Chaque écran tient dans la largeur de la tablette, en portrait et en paysage
    Étant donné un adhérent qui ne s'est jamais connecté
    Et mon parcours complet, dont chaque écran est mesuré
    Alors chaque écran tient dans la largeur de l'appareil
