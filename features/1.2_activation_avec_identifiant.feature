# language: fr
Fonctionnalité: 1.2 Activation de l'espace adhérent avec l'identifiant
  L'adhérent qui connaît son numéro active son espace avec un code reçu par e-mail ou par SMS, puis se connecte.

  @nominal @bloquant
  @EX-1.1-0-02 @EX-1.1-0-03
  @EX-1.2-1-08 @EX-1.2-2-05 @EX-1.2-3-17 @EX-1.2-4-11 @EX-1.2-5-24 @EX-1.2-6-01 @EX-1.2-6-04
  @EX-1.3-1-01 @EX-1.3-1-09 @EX-1.3-1-12
  Plan du scénario: Activer son espace avec son identifiant et un code reçu par <canal>
    Étant donné un adhérent qui ne s'est jamais connecté
    Quand j'ouvre l'adresse de l'espace adhérent
    Et que je clique sur « PREMIÈRE CONNEXION »
    Et que je choisis « J'ai déjà reçu mon identifiant »
    Et que je m'identifie avec mon numéro d'adhérent et <contact>
    Alors je reçois un seul code par <canal>
    Quand je saisis le code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
    Quand je remplis le formulaire d'activation et le valide
    Alors la page de connexion annonce que mon compte est activé
    Quand je me connecte avec mon numéro d'adhérent et mon mot de passe
    Alors les conditions générales s'affichent
    Quand je parcours tout le document et coche les deux cases
    Et que j'accepte les conditions générales
    Alors mon espace adhérent s'ouvre

    @EX-1.2-3-11 @EX-1.2-4-06
    Exemples: Par e-mail
      | canal  | contact             |
      | e-mail | mon adresse e-mail  |

    @EX-1.2-3-12 @EX-1.2-4-07
    Exemples: Par SMS
      | canal | contact                  |
      | SMS   | mon numéro de portable   |
