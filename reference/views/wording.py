"""Messages that several screens share."""

TOO_MANY_SENDINGS = (
    "Trop de codes ont été envoyés pour cet espace au cours de la dernière heure. Réessayez plus tard, "
    "ou contactez votre mutuelle."
)
SENDING_FAILED = "L'envoi du code a échoué. Aucun message n'est parti : réessayez dans quelques instants."
