# language: fr
Fonctionnalité: 1.2 Activation de l'espace adhérent avec l'identifiant
  L'adhérent qui connaît son numéro active son espace avec un code reçu par e-mail ou par SMS, puis se connecte.
  Chaque écran est comparé, élément par élément, à ce que montre le guide.

  @nominal @bloquant @EX-1.1-0-02 @EX-1.1-0-03
  Scénario: Activer son espace avec son identifiant et un code reçu par e-mail
    Quand j'ouvre l'adresse de l'espace adhérent
    Alors la page de connexion s'affiche
    Et l'écran montre
      | exigence    | nature       | élément                             |
      | EX-1.2-1-01 | en-tête      | MBTP                                |
      | EX-1.2-1-01 | en-tête      | ESPACE PARTICULIER                  |
      | EX-1.2-1-01 | en-tête      | BIENVENUE SUR VOTRE ESPACE ADHÉRENT |
      | EX-1.2-1-02 | champ        | Identifiant :                       |
      | EX-1.2-1-03 | lien         | Où trouver votre identifiant ?      |
      | EX-1.2-1-04 | champ masqué | Mot de passe :                      |
      | EX-1.2-1-05 | lien         | Mot de passe oublié ?               |
      | EX-1.2-1-06 | bouton       | CONNECTEZ-VOUS                      |
      | EX-1.2-1-07 | bouton       | PREMIÈRE CONNEXION                  |
    Quand je clique sur « PREMIÈRE CONNEXION »
    Alors l'écran de choix s'affiche
      | exigence    |
      | EX-1.2-1-08 |
    Et l'écran montre
      | exigence    | nature  | élément                                                    |
      | EX-1.2-1-01 | en-tête | MBTP                                                       |
      | EX-1.2-1-01 | en-tête | ESPACE PARTICULIER                                         |
      | EX-1.2-1-01 | en-tête | BIENVENUE SUR VOTRE ESPACE ADHÉRENT                        |
      | EX-1.2-2-01 | bouton  | J'ai déjà reçu mon identifiant / J'ai déjà mon identifiant |
      | EX-1.2-2-02 | bouton  | Je n'ai pas encore reçu mon identifiant                    |
      | EX-1.2-2-03 | lien    | Revenir vers page d'authentification / Revenir vers la page d'authentification |
    Quand je choisis « J'ai déjà reçu mon identifiant »
    Alors le formulaire d'identification avec identifiant s'affiche
      | exigence    |
      | EX-1.2-2-05 |
    Et l'écran montre
      | exigence    | nature                    | élément                                                          |
      | EX-1.2-1-01 | en-tête                   | MBTP                                                             |
      | EX-1.2-1-01 | en-tête                   | ESPACE PARTICULIER                                               |
      | EX-1.2-1-01 | en-tête                   | BIENVENUE SUR VOTRE ESPACE ADHÉRENT                              |
      | EX-1.2-2-05 | champ absent              | Date de naissance *                                              |
      | EX-1.2-3-01 | titre                     | Accédez à votre Espace Santé Assuré                              |
      | EX-1.2-3-02 | champ obligatoire         | Votre Identifiant*                                               |
      | EX-1.2-3-03 | champ                     | Votre Email ou N° Tel portable (Mentionné lors de l'inscription) |
      | EX-1.2-3-04 | image                     | l'image de vérification                                          |
      | EX-1.2-3-05 | champ obligatoire         | Vérification du texte *                                          |
      | EX-1.2-3-06 | lien                      | Je n'arrive pas à m'identifier                                   |
      | EX-1.2-3-07 | texte                     | [*] Champs obligatoires                                          |
      | EX-1.2-3-08 | bouton                    | Valider                                                          |
      | EX-1.2-3-08 | bouton, avant « Valider » | Annuler                                                          |
    Étant donné un adhérent qui ne s'est jamais connecté
    Quand je m'identifie avec mon numéro d'adhérent et mon adresse e-mail
    Alors l'écran du code s'affiche
      | exigence    |
      | EX-1.2-3-11 |
      | EX-1.2-3-17 |
    Et je reçois un seul code par e-mail
      | exigence    |
      | EX-1.2-3-17 |
      | EX-1.2-4-06 |
    Et l'écran montre
      | exigence    | nature       | élément                                                                |
      | EX-1.2-1-01 | en-tête      | MBTP                                                                   |
      | EX-1.2-1-01 | en-tête      | ESPACE PARTICULIER                                                     |
      | EX-1.2-1-01 | en-tête      | BIENVENUE SUR VOTRE ESPACE ADHÉRENT                                    |
      | EX-1.2-4-01 | titre        | Accédez à votre Espace Santé Assuré                                    |
      | EX-1.2-4-01 | titre        | Activer votre compte par code Email à usage unique                     |
      | EX-1.2-4-02 | texte        | Entrez le code confirmation reçu / Entrez le code de confirmation reçu |
      | EX-1.2-4-03 | champ masqué | Code personnel                                                         |
      | EX-1.2-4-04 | bouton       | Générer un nouveau code                                                |
      | EX-1.2-4-05 | bouton       | Valider                                                                |
    Quand je saisis le code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-11 |
      | EX-1.2-5-02 |
    Et l'écran montre
      | exigence    | nature                      | élément                                                                |
      | EX-1.2-5-01 | texte                       | Pour activer votre compte, veuillez saisir les informations ci-dessous. |
      | EX-1.2-5-02 | texte                       | Vos données personnelles                                               |
      | EX-1.2-5-02 | champ obligatoire           | Identifiant *                                                          |
      | EX-1.2-5-03 | champ sans étoile           | Téléphone                                                              |
      | EX-1.2-5-04 | champ obligatoire           | Adresse e-mail *                                                       |
      | EX-1.2-5-05 | champ obligatoire           | Confirmation adresse e-mail *                                          |
      | EX-1.2-5-07 | texte                       | Définition du mot de passe                                             |
      | EX-1.2-5-07 | champ obligatoire et masqué | Mot de passe *                                                         |
      | EX-1.2-5-08 | champ obligatoire et masqué | Confirmation mot de passe *                                            |
      | EX-1.2-5-15 | texte                       | Votre mot de passe doit comporter dix caractères minimum. / Votre mot de passe doit comporter 10 caractères minimum. |
      | EX-1.2-5-16 | texte                       | Le nouveau Mot de passe doit être comporter un minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères spéciaux) et obligatoirement un chiffre et un caractère spécial. / Le nouveau mot de passe doit comporter un minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères spéciaux) et obligatoirement un chiffre et un caractère spécial. / Le nouveau mot de passe doit comporter au minimum 3 des 4 catégories de caractères (majuscules, minuscules, chiffres et caractères spéciaux) et obligatoirement un chiffre et un caractère spécial. |
      | EX-1.2-5-17 | texte                       | [*] champs obligatoires                                                |
      | EX-1.2-5-18 | texte                       | Option de mise en ligne de vos courriers                               |
      | EX-1.2-5-18 | texte                       | Bénéficiez des avantages qu'offrent la réception de vos documents en ligne : / Bénéficiez des avantages qu'offre la réception de vos documents en ligne : |
      | EX-1.2-5-19 | texte                       | Pratique :                                                             |
      | EX-1.2-5-19 | texte                       | Un e-mail vous informe dès la mise en ligne d'un nouveau document sur votre espace personnel. Ces derniers sont consultables 24h/24 et 7j/7. De plus, pas de risque d'égarer vos documents, ni de perdre du temps dans la recherche de ces derniers, tout est accessible en ligne. Vous avez aussi la possibilité de les enregistrer sur le support de votre choix, ainsi que de les imprimer. |
      | EX-1.2-5-19 | texte                       | Sécurisé :                                                             |
      | EX-1.2-5-19 | texte                       | Vos documents sont identiques aux documents papier correspondant et ont la même valeur juridique, le bénéfice d'un archivage en plus. |
      | EX-1.2-5-19 | texte                       | Ecologique : / Écologique :                                            |
      | EX-1.2-5-19 | texte                       | Vous faites un geste pour l'environnement et la préservation des forêts. |
      | EX-1.2-5-19 | texte                       | Gratuit :                                                              |
      | EX-1.2-5-19 | texte                       | Vous ne payez aucun frais supplémentaire.                              |
      | EX-1.2-5-19 | texte                       | Réversible :                                                           |
      | EX-1.2-5-19 | texte                       | Vous pouvez choisir à tout moment de revenir aux documents « papier ». |
      | EX-1.2-5-20 | texte                       | Je souhaite recevoir les courriers inhérents à la gestion de mon contrat par* |
      | EX-1.2-5-20 | choix                       | Courrier                                                               |
      | EX-1.2-5-20 | choix                       | Mail                                                                   |
      | EX-1.2-5-20 | choix                       | SMS                                                                    |
      | EX-1.2-5-22 | bouton                      | Valider                                                                |
      | EX-1.2-5-23 | bouton                      | ✕ Annuler                                                              |
    Quand je remplis le formulaire d'activation et le valide
    Alors la page de connexion s'affiche
      | exigence    |
      | EX-1.2-6-03 |
    Et l'écran montre
      | exigence    | nature         | élément                             |
      | EX-1.2-6-01 | texte          | Votre compte est activé             |
      | EX-1.2-6-02 | bannière verte | Votre compte est activé             |
      | EX-1.2-1-01 | en-tête        | MBTP                                |
      | EX-1.2-1-01 | en-tête        | ESPACE PARTICULIER                  |
      | EX-1.2-1-01 | en-tête        | BIENVENUE SUR VOTRE ESPACE ADHÉRENT |
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
      | exigence    |
      | EX-1.3-1-01 |
    Et l'écran montre
      | exigence    | nature        | élément                                                        |
      | EX-1.3-1-02 | texte         | Veillez parcourir tout le document pour accepter les conditions générales. / Veuillez parcourir tout le document pour accepter les conditions générales. |
      | EX-1.3-1-03 | titre         | Protection des données personnelles de la Mutuelle MBTP        |
      | EX-1.3-1-03 | texte         | Le traitement des données personnelles, parfois sensibles, et le respect de votre vie privée ont toujours été au cœur des métiers et au centre des attentions de la mutuelle MBTP. |
      | EX-1.3-1-03 | texte         | Aussi, MBTP s'engage à respecter la législation en vigueur en matière de protection de la vie privée et des données personnelles et, en particulier, le règlement européen sur la protection des données personnelles (RGPD). |
      | EX-1.3-1-03 | texte         | Le respect de l'utilisation de vos données fait partie de l'ADN de la mutuelle MBTP à ce titre : |
      | EX-1.3-1-04 | texte         | nous ne commercialisons pas vos données ;                      |
      | EX-1.3-1-04 | texte         | nous hébergeons vos données dans l'Union Européenne ;          |
      | EX-1.3-1-04 | texte         | nous protégeons vos données en assurant leur confidentialité ; |
      | EX-1.3-1-04 | texte         | nous ne recueillons que les données nécessaires ;              |
      | EX-1.3-1-04 | texte         | nous avons nommé un DPO – Data Protection Officer ;            |
      | EX-1.3-1-04 | texte         | nous mettons à jour notre registre des traitements ;           |
      | EX-1.3-1-04 | texte         | nous sensibilisons nos collaborateurs au RGPD ;                |
      | EX-1.3-1-04 | texte         | nous actualisons nos contrats avec nos clients, nos fournisseurs et nos sous-traitants. |
      | EX-1.3-1-05 | case à cocher | Je reconnais que j'ai entièrement pris connaissance des Conditions Générales d'Utilisation et que je les accepte. |
      | EX-1.3-1-06 | case à cocher | Je déclare avoir pris connaissance des informations visées ci-dessus et consens de manière expresse à la collecte et au traitement de mes données de santé pour les finalités ci-avant exposées de réponse à mes demandes de prise en charge et d'analyses de mes devis médicaux et plus généralement de mise en œuvre des garanties de mon contrat et accepte que mes données de santé soient transmises aux destinataires visés. |
      | EX-1.3-1-13 | bouton        | Télécharger les CGU                                            |
      | EX-1.3-1-15 | bouton        | Refuser                                                        |
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
      | exigence    |
      | EX-1.3-1-09 |
      | EX-1.3-1-14 |
    Alors mon espace adhérent s'ouvre
      | exigence    |
      | EX-1.2-6-04 |
      | EX-1.3-1-12 |

  @nominal @critique
  Scénario: Activer son espace avec un code reçu par SMS
    Étant donné un adhérent qui ne s'est jamais connecté
    Quand j'ouvre l'adresse de l'espace adhérent
    Et que je clique sur « PREMIÈRE CONNEXION »
    Et que je choisis « J'ai déjà reçu mon identifiant »
    Et que je m'identifie avec mon numéro d'adhérent et mon numéro de portable
    Alors l'écran du code s'affiche
      | exigence    |
      | EX-1.2-3-12 |
      | EX-1.2-3-17 |
    Et je reçois un seul code par SMS
      | exigence    |
      | EX-1.2-3-17 |
      | EX-1.2-4-07 |
    Et l'écran montre
      | exigence    | nature | élément |
      | EX-1.2-4-01 | titre  | Activer votre compte par code SMS à usage unique / Activer votre compte par code Email à usage unique |
    Quand je demande un nouveau code
    Alors je reçois un second code, par SMS lui aussi
      | exigence    |
      | EX-1.2-4-07 |
    Quand je saisis le code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
      | exigence    |
      | EX-1.2-4-11 |
    Quand je remplis le formulaire d'activation et le valide
    Alors la page de connexion annonce que mon compte est activé
      | exigence    |
      | EX-1.2-6-01 |
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
      | exigence    |
      | EX-1.2-6-04 |
      | EX-1.3-1-01 |
