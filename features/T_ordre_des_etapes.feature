# language: fr
Fonctionnalité: L'ordre des étapes
  On ne passe d'une étape à la suivante qu'en franchissant celle où l'on est. Ce que le navigateur demande et envoie est
  relevé dans le parcours d'un autre adhérent, qui en a le droit, puis tenté par qui ne l'a pas.

  Contexte:
    Étant donné un adhérent qui ne s'est jamais connecté

  @critique
  Scénario: Aucune étape ne peut être sautée, ni par son adresse ni par un envoi direct
    Étant donné un autre adhérent arrivé à l'écran du code, dans une autre session
    Alors l'écran du code est hors d'atteinte, par un envoi direct comme par son adresse
      | exigence  | depuis                         |
      | EX-T-0-01 | l'écran de choix               |
      | EX-T-0-01 | le formulaire d'identification |
    Étant donné que cet autre adhérent active son espace par de tels envois
    Alors le formulaire d'activation est hors d'atteinte, par un envoi direct comme par son adresse
      | exigence              | depuis                              |
      | EX-T-0-01 EX-1.2-4-19 | le formulaire d'identification      |
      | EX-T-0-01 EX-1.2-4-19 | l'écran du code                     |
      | EX-1.2-4-19           | l'écran du code, après un code faux |
      | EX-1.2-4-19           | un second onglet, à l'écran du code |

  @critique @une_cellule @age_du_code
  Scénario: Un code expiré ne mène pas au formulaire d'activation
    Étant donné un autre adhérent arrivé à l'écran du code, dans une autre session
    Et que cet autre adhérent active son espace par de tels envois
    Alors le formulaire d'activation est hors d'atteinte, par un envoi direct comme par son adresse
      | exigence    | depuis                                |
      | EX-1.2-4-19 | l'écran du code, après un code expiré |
