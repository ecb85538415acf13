# language: fr
Fonctionnalité: 1.2-1 La page de connexion et le premier choix
  La page de connexion reçoit l'identifiant et le mot de passe, et mène l'adhérent qui n'en a pas à sa première connexion.

  Scénario: Les champs, les liens, et la première connexion avec ou sans session ouverte
    Étant donné la page de connexion
    Alors l'identifiant tapé reste tel quel
      | exigence    | identifiant |
      | EX-1.2-1-02 | 12345678    |
      | EX-1.2-1-02 | 00000001    |
    Et le mot de passe est masqué, et peut être collé
      | exigence    | saisie                     |
      | EX-1.2-1-04 | tapée, illisible à l'écran |
      | EX-1.2-1-04 | collée, gardée             |
    Et « Où trouver votre identifiant ? » mène à une explication
      | exigence    | geste         |
      | EX-1.2-1-03 | clic          |
      | EX-1.2-1-03 | touche Entrée |
    Et « Mot de passe oublié ? » mène à un écran distinct
      | exigence    | geste |
      | EX-1.2-1-05 | clic  |
    Étant donné la page de connexion
    Alors « CONNECTEZ-VOUS » envoie le formulaire
      | exigence    |
      | EX-1.2-1-06 |
    Étant donné la page de connexion
    Alors « PREMIÈRE CONNEXION » est actif, et visible sans défiler sur ordinateur
      | exigence    |
      | EX-1.2-1-07 |
    Quand je clique sur « PREMIÈRE CONNEXION »
      | exigence    |
      | EX-1.2-1-08 |
    Alors l'écran de choix s'affiche
      | exigence    |
      | EX-1.2-1-08 |
    Étant donné la page de connexion
    Quand je double-clique sur « PREMIÈRE CONNEXION »
      | exigence    |
      | EX-1.2-1-07 |
    Alors l'écran de choix s'affiche
      | exigence    |
      | EX-1.2-1-07 |
    Quand je reviens vers la page d'authentification
      | exigence    |
      | EX-1.2-2-04 |
    Alors la page de connexion s'affiche
      | exigence    |
      | EX-1.2-2-04 |
    Étant donné un adhérent dont le compte est activé
    Et sa première connexion, arrêtée aux conditions générales
    Et la page de connexion
    Quand je clique sur « PREMIÈRE CONNEXION »
      | exigence    |
      | EX-1.2-1-08 |
    Alors l'écran de choix s'affiche
      | exigence    |
      | EX-1.2-1-08 |

  Scénario: Un espace qui n'est pas activé reste fermé
    Étant donné la page de connexion
    Alors chaque mot de passe est refusé à un adhérent dont l'espace n'est pas activé
      | exigence    | mot de passe                        |
      | EX-1.2-1-09 | vide                                |
      | EX-1.2-1-09 | ma date de naissance, en JJMMAAAA   |
      | EX-1.2-1-09 | ma date de naissance, en JJ/MM/AAAA |
      | EX-1.2-1-09 | ma date de naissance, en AAAA-MM-JJ |
      | EX-1.2-1-09 | mon numéro d'adhérent               |
