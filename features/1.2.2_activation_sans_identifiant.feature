# language: fr
Fonctionnalité: 1.2.2 Activation de l'espace adhérent sans l'identifiant
  L'adhérent qui ne connaît pas son numéro s'identifie par son contact et sa date de naissance.
  Chaque écran est comparé, élément par élément, à ce que montre le guide.

  @nominal @bloquant @EX-1.1-0-02 @EX-1.1-0-03
  Scénario: Activer son espace sans connaître son identifiant
    Quand j'ouvre l'adresse de l'espace adhérent
    Et que je clique sur « PREMIÈRE CONNEXION »
    Et que je choisis « Je n'ai pas encore reçu mon identifiant »
    Alors le formulaire d'identification sans identifiant s'affiche
      | exigence    |
      | EX-1.2-2-06 |
    Et l'écran montre
      | exigence                  | nature                    | élément                                                          |
      | EX-1.2-1-01               | en-tête                   | MBTP                                                             |
      | EX-1.2-1-01               | en-tête                   | ESPACE PARTICULIER                                               |
      | EX-1.2-1-01               | en-tête                   | BIENVENUE SUR VOTRE ESPACE ADHÉRENT                              |
      | EX-1.2.2-1-01             | titre                     | Accédez à votre Espace Santé Assuré                              |
      | EX-1.2-2-06 EX-1.2.2-1-01 | champ absent              | Votre Identifiant* / Identifiant / N° d'adhérent / Numéro d'adhérent |
      | EX-1.2.2-1-02             | champ                     | Votre Email ou N° Tel portable (Mentionné lors de l'inscription) |
      | EX-1.2.2-1-03             | champ obligatoire         | Date de naissance *                                              |
      | EX-1.2.2-1-04             | image                     | l'image de vérification                                          |
      | EX-1.2.2-1-04             | champ obligatoire         | Vérification du texte *                                          |
      | EX-1.2.2-1-05             | lien                      | Je n'arrive pas à m'identifier                                   |
      | EX-1.2.2-1-05             | texte                     | [*] Champs obligatoires                                          |
      | EX-1.2.2-1-05             | bouton                    | Valider                                                          |
      | EX-1.2.2-1-05             | bouton, avant « Valider » | Annuler                                                          |
    Étant donné un adhérent qui ne s'est jamais connecté
    Quand je m'identifie avec mon adresse e-mail et ma date de naissance
    Alors l'écran du code s'affiche, ou aussitôt le formulaire d'activation
      | exigence      |
      | EX-1.2.2-1-08 |
    Quand je saisis le code reçu, si un code est demandé
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence      |
      | EX-1.2.2-2-01 |
    Et l'écran montre
      | exigence      | nature                      | élément                                                                |
      | EX-1.2.2-2-03 | texte                       | Pour activer votre compte, veuillez saisir les informations ci-dessous. |
      | EX-1.2.2-2-03 | texte                       | Vos données personnelles                                               |
      | EX-1.2.2-2-03 | champ obligatoire           | Identifiant *                                                          |
      | EX-1.2.2-2-03 | champ sans étoile           | Téléphone                                                              |
      | EX-1.2.2-2-03 | champ obligatoire           | Adresse e-mail *                                                       |
      | EX-1.2.2-2-03 | champ obligatoire           | Confirmation adresse e-mail *                                          |
      | EX-1.2.2-2-03 | texte                       | Définition du mot de passe                                             |
      | EX-1.2.2-2-03 | champ obligatoire et masqué | Mot de passe *                                                         |
      | EX-1.2.2-2-03 | champ obligatoire et masqué | Confirmation mot de passe *                                            |
      | EX-1.2.2-2-03 | texte                       | Votre mot de passe doit comporter dix caractères minimum. / Votre mot de passe doit comporter 10 caractères minimum. |
      | EX-1.2.2-2-03 | texte                       | Le nouveau Mot de passe doit être comporter un minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères spéciaux) et obligatoirement un chiffre et un caractère spécial. / Le nouveau mot de passe doit comporter un minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères spéciaux) et obligatoirement un chiffre et un caractère spécial. / Le nouveau mot de passe doit comporter au minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères spéciaux) et obligatoirement un chiffre et un caractère spécial. |
      | EX-1.2.2-2-03 | texte                       | [*] champs obligatoires                                                |
      | EX-1.2.2-2-03 | texte                       | Option de mise en ligne de vos courriers                               |
      | EX-1.2.2-2-03 | texte                       | Bénéficiez des avantages qu'offrent la réception de vos documents en ligne : / Bénéficiez des avantages qu'offre la réception de vos documents en ligne : |
      | EX-1.2.2-2-03 | texte                       | Pratique :                                                             |
      | EX-1.2.2-2-03 | texte                       | Un e-mail vous informe dès la mise en ligne d'un nouveau document sur votre espace personnel. Ces derniers sont consultables 24h/24 et 7j/7. De plus, pas de risque d'égarer vos documents, ni de perdre du temps dans la recherche de ces derniers, tout est accessible en ligne. Vous avez aussi la possibilité de les enregistrer sur le support de votre choix, ainsi que de les imprimer. |
      | EX-1.2.2-2-03 | texte                       | Sécurisé :                                                             |
      | EX-1.2.2-2-03 | texte                       | Vos documents sont identiques aux documents papier correspondant et ont la même valeur juridique, le bénéfice d'un archivage en plus. |
      | EX-1.2.2-2-03 | texte                       | Ecologique : / Écologique :                                            |
      | EX-1.2.2-2-03 | texte                       | Vous faites un geste pour l'environnement et la préservation des forêts. |
      | EX-1.2.2-2-03 | texte                       | Gratuit :                                                              |
      | EX-1.2.2-2-03 | texte                       | Vous ne payez aucun frais supplémentaire.                              |
      | EX-1.2.2-2-03 | texte                       | Réversible :                                                           |
      | EX-1.2.2-2-03 | texte                       | Vous pouvez choisir à tout moment de revenir aux documents « papier ». |
      | EX-1.2.2-2-04 | texte                       | Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par* |
      | EX-1.2.2-2-04 | choix                       | Courrier                                                               |
      | EX-1.2.2-2-04 | choix                       | Mail                                                                   |
      | EX-1.2.2-2-04 | choix                       | SMS                                                                    |
      | EX-1.2.2-2-05 | bouton                      | Valider                                                                |
      | EX-1.2.2-2-05 | bouton                      | ✕ Annuler                                                              |
    Quand je remplis le formulaire d'activation et le valide
    Alors la page de connexion annonce que mon compte est activé
      | exigence      |
      | EX-1.2.2-2-06 |
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
    Alors mon espace adhérent s'ouvre
      | exigence      |
      | EX-1.2.2-2-06 |
