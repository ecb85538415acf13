# language: fr
Fonctionnalité: 1.3 Première connexion : les conditions générales d'utilisation
  À la première connexion, l'adhérent parcourt les conditions générales, coche deux déclarations et accepte ou refuse.

  Contexte:
    Étant donné un adhérent dont le compte est activé

  @nominal @bloquant
  Scénario: Parcourir le document, cocher les deux cases et accepter ouvre l'espace
    Étant donné sa première connexion, arrêtée aux conditions générales
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
      | exigence    |
      | EX-1.3-1-09 |
      | EX-1.3-1-14 |
    Alors mon espace adhérent s'ouvre
      | exigence    |
      | EX-1.3-1-12 |

  @nominal @critique
  Scénario: Refuser n'ouvre pas l'espace, et les conditions générales reviennent à la connexion suivante
    Étant donné sa première connexion, arrêtée aux conditions générales
    Quand je refuse les conditions générales
      | exigence    |
      | EX-1.3-1-15 |
    Alors mon espace adhérent reste fermé
      | exigence    |
      | EX-1.3-1-16 |
    Et aucun consentement n'est enregistré, et mon compte reste actif
      | exigence    |
      | EX-1.3-1-16 |
    Quand je me connecte à nouveau
    Alors les conditions générales s'affichent
      | exigence    |
      | EX-1.3-1-16 |

  @nominal @critique
  Scénario: Les conditions générales acceptées ne reviennent pas à la connexion suivante
    Étant donné sa première connexion, arrêtée aux conditions générales
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
    Alors mon espace adhérent s'ouvre
    Quand je me déconnecte
    Et que je me connecte à nouveau
    Alors mon espace adhérent s'ouvre
      | exigence    |
      | EX-1.3-1-17 |

  @critique
  Scénario: Sans tout parcourir et cocher les deux cases, ni accepter ni entrer n'est possible
    Étant donné les adresses de l'espace, relevées par un autre adhérent
    Et ses conditions générales, présentées à nouveau pour chaque contrôle
    Alors les deux cases sont décochées
      | exigence    | moment                 |
      | EX-1.3-1-07 | à l'arrivée            |
      | EX-1.3-1-07 | après un rechargement  |
      | EX-1.3-1-07 | après un retour arrière |
    Et je ne peux pas accepter
      | exigence    | parcouru  | première case | seconde case |
      | EX-1.3-1-08 | non       | cochée        | cochée       |
      | EX-1.3-1-08 | la moitié | cochée        | cochée       |
      | EX-1.3-1-08 | 95 %      | cochée        | cochée       |
      | EX-1.3-1-10 | tout      | décochée      | cochée       |
      | EX-1.3-1-11 | tout      | cochée        | décochée     |
    Et un clic sur le texte d'une case coche cette case, et elle seule
      | exigence    | case     |
      | EX-1.3-1-05 | première |
      | EX-1.3-1-06 | seconde  |
    Et sans acceptation, rien n'ouvre mon espace
      | exigence    | par               |
      | EX-1.3-1-18 | son adresse       |
      | EX-1.3-1-18 | le retour arrière |
    Et refuser n'ouvre pas l'espace et n'enregistre rien, et les conditions générales reviennent
      | exigence    | parcouru | première case | seconde case |
      | EX-1.3-1-16 | tout     | cochée        | cochée       |
    Et je télécharge les conditions générales dans un PDF lisible, avec le titre et les huit engagements
      | exigence    | parcouru |
      | EX-1.3-1-13 | tout     |
      | EX-1.3-1-13 | non      |

  @critique @ordinateur
  Scénario: Tout parcourir et cocher les deux cases permet d'accepter, sur ordinateur
    Étant donné ses conditions générales, présentées à nouveau pour chaque contrôle
    Alors tout parcourir et cocher les deux cases rend « J'accepte » opérant dans ces fenêtres
      | exigence    | geste      | fenêtre     | zoom  |
      | EX-1.3-1-09 | la molette | 1366 × 768  | 67 %  |
      | EX-1.3-1-09 | la molette | 1366 × 768  | 125 % |
      | EX-1.3-1-09 | la molette | 1366 × 768  | 200 % |
      | EX-1.3-1-09 | la molette | 2560 × 1440 | 100 % |
    Et tout parcourir et cocher les deux cases rend « J'accepte » opérant
      | exigence    | geste                              |
      | EX-1.3-1-09 | le clavier                         |
      | EX-1.3-1-09 | la molette, les cases déjà cochées |
    Et accepter d'un double clic ouvre mon espace
      | exigence    |
      | EX-1.3-1-12 |

  @critique @tablette
  Scénario: Tout parcourir et cocher les deux cases permet d'accepter, sur tablette
    Étant donné ses conditions générales, présentées à nouveau pour chaque contrôle
    Alors tout parcourir et cocher les deux cases rend « J'accepte » opérant
      | exigence    | geste      |
      | EX-1.3-1-09 | le clavier |
      | EX-1.3-1-09 | le doigt   |
    Et accepter d'un double clic ouvre mon espace
      | exigence    |
      | EX-1.3-1-12 |

  @une_cellule
  Scénario: Un autre zoom, deux pixels de moins ou un document plus court que sa zone permettent aussi d'accepter
    Étant donné ses conditions générales, présentées à nouveau pour chaque contrôle
    Alors tout parcourir et cocher les deux cases rend « J'accepte » opérant dans ces fenêtres
      | exigence    | geste      | fenêtre    | zoom  |
      | EX-1.3-1-09 | la molette | 1366 × 768 | 80 %  |
      | EX-1.3-1-09 | la molette | 1366 × 768 | 90 %  |
      | EX-1.3-1-09 | la molette | 1366 × 768 | 110 % |
    Et tout parcourir et cocher les deux cases rend « J'accepte » opérant
      | exigence    | geste                                  |
      | EX-1.3-1-09 | le défilement, à deux pixels de la fin |
    Et un document plus court que sa zone est réputé parcouru : cocher les deux cases suffit
      | exigence    |
      | EX-1.3-1-09 |

  @une_cellule
  Scénario: Une acceptation incomplète est refusée, par l'écran comme par le serveur
    Étant donné ses conditions générales, présentées à nouveau pour chaque contrôle
    Alors je ne peux pas accepter
      | exigence                | parcouru | première case        | seconde case         |
      | EX-1.3-1-10             | tout     | cochée puis décochée | cochée               |
      | EX-1.3-1-11             | tout     | cochée               | cochée puis décochée |
      | EX-1.3-1-10 EX-1.3-1-11 | tout     | décochée             | décochée             |
    Et une acceptation incomplète, envoyée directement, est refusée
      | exigence                | parcouru | première case | seconde case |
      | EX-1.3-1-08             | non      | cochée        | cochée       |
      | EX-1.3-1-10             | tout     | décochée      | cochée       |
      | EX-1.3-1-11             | tout     | cochée        | décochée     |
      | EX-1.3-1-10 EX-1.3-1-11 | tout     | décochée      | décochée     |
    Et télécharger le document ne suffit pas pour accepter
      | exigence    |
      | EX-1.3-1-08 |

  @une_cellule
  Scénario: Sans acceptation, aucune page de l'espace n'est accessible
    Étant donné les adresses de l'espace, relevées par un autre adhérent
    Et ses conditions générales, présentées à nouveau pour chaque contrôle
    Alors sans acceptation, rien n'ouvre mon espace
      | exigence    | par                                   |
      | EX-1.3-1-18 | un second onglet                      |
      | EX-1.3-1-18 | son adresse, après avoir refusé       |
      | EX-1.3-1-18 | le retour arrière, après avoir refusé |
    Et sans acceptation, aucune page ni aucun service de l'espace ne répond
      | exigence    |
      | EX-1.3-1-18 |

  @une_cellule
  Scénario: Les conditions générales acceptées ne reviennent pas dans une session neuve
    Étant donné sa première connexion, arrêtée aux conditions générales
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
    Alors mon espace adhérent s'ouvre
    Et aucune page à laquelle il mène n'est en panne
      | exigence    |
      | EX-1.2-6-04 |
    Et ma connexion dans une session neuve ouvre aussi mon espace
      | exigence    |
      | EX-1.3-1-17 |
