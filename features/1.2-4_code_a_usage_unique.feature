# language: fr
Fonctionnalité: 1.2-4 Le code à usage unique
  Le code reçu par l'adhérent est valide cinq minutes, sert une fois, et peut être remplacé par un nouveau.

  Contexte:
    Étant donné un adhérent qui ne s'est jamais connecté

  @critique @EX-1.2-4-08 @EX-1.2-4-09 @EX-1.2-4-10
  Scénario: Le message porte l'objet et l'expéditeur du guide, et le code
    Étant donné un code demandé par e-mail, pas encore lu
    Quand je lis le message reçu
    Alors son objet est « ACTIVER VOTRE ESPACE PAR CODE EMAIL »
    Et son expéditeur est « noreply@mutuelle-mbtp.com »
    Et il contient un code à usage unique, le même en texte et en HTML

  @critique @EX-1.2-4-04 @EX-1.2-4-16
  Scénario: Un nouveau code diffère de l'ancien et ouvre le formulaire d'activation
    Étant donné un code demandé par e-mail
    Quand je demande un nouveau code
    Alors je reçois un code différent du premier
    Quand je saisis le dernier code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent

  @critique @EX-1.2-4-17
  Scénario: Un nouveau code remplace l'ancien
    Étant donné un code demandé par e-mail
    Quand je demande un nouveau code
    Alors je reçois un code différent du premier
    Quand je saisis le premier code reçu
    Alors le code est refusé

  @critique @EX-1.2-4-14
  Plan du scénario: Un code est accepté <âge> après son envoi
    Étant donné un code demandé par e-mail
    Et que le code a été envoyé il y a <âge>
    Quand je saisis le code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent

    Exemples:
      | âge        |
      | 4 min 50 s |

  @critique @EX-1.2-4-14
  Plan du scénario: Un code est refusé <âge> après son envoi
    Étant donné un code demandé par e-mail
    Et que le code a été envoyé il y a <âge>
    Quand je saisis le code reçu
    Alors le code est refusé

    Exemples:
      | âge        |
      | 5 min      |
      | 24 h       |

  @critique @EX-1.2-4-16
  Scénario: Après l'expiration, un nouveau code repart pour cinq minutes
    Étant donné un code demandé par e-mail
    Et que le code a été envoyé il y a 6 min
    Quand je demande un nouveau code
    Alors je reçois un code différent du premier
    Quand je saisis le dernier code reçu
    Alors le formulaire d'activation s'affiche avec mon numéro d'adhérent
