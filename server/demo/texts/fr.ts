import type { Catalogue } from './catalogue.ts'

export const french: Catalogue = {
  language: 'fr',
  hello: ['', 'Bonjour,', 'Bonjour,', 'Bonjour,', 'Bonsoir,', 'Madame, Monsieur,', 'Bonjour à toute l’équipe,'],
  helloAgain: ['', '', 'Bonjour {agent},', 'Bonjour,', 'Re-bonjour,'],
  bye: [
    '',
    '{first}',
    'Cordialement,~{name}',
    'Bien cordialement,~{name}',
    'Merci d’avance,~{name}',
    'Bonne journée,~{first}',
    'Cdt,~{name}',
  ],
  byeBusiness: ['Cordialement,~{name}~{title}~{org}', 'Bien à vous,~{name}, {org}~{phone}'],
  agentHello: ['Bonjour {name},', 'Bonjour {first},', 'Bonjour,'],
  agentBye: ['Bien cordialement,~{signature}', 'Cordialement,~{signature}', 'Bonne journée,~{signature}'],
  received: [
    'Merci pour votre message.',
    'Merci pour ces précisions, elles m’aident beaucoup.',
    'Merci de nous avoir écrit, je m’en occupe.',
    'Toutes mes excuses pour ce désagrément.',
    '',
  ],
  called: ['Merci pour votre appel.', 'Comme convenu au téléphone, voici le résumé par écrit.', ''],
  sorry: [
    'Je comprends votre agacement et je reprends votre dossier moi-même.',
    'Vous avez raison, cela n’aurait pas dû se passer ainsi. J’ai tout relu depuis le début, inutile de répéter quoi que ce soit.',
  ],
  anger: [
    'Franchement, à {amount} l’appareil, je m’attendais à autre chose.',
    'C’est la troisième fois que j’explique la même chose. Est-ce que quelqu’un lit mes messages ?',
    'Sans réponse d’ici vendredi, je renvoie tout.',
  ],
  chasers: [
    'Avez-vous du nouveau ?',
    'Je me permets de vous relancer, je n’ai rien reçu depuis [lundi|trois jours].',
    'Toujours le même problème de mon côté. Que dois-je faire ?',
    'Avez-vous bien reçu mon dernier message ?',
  ],
  holds: [
    'Un mot pour vous tenir au courant : j’ai transmis votre cas à nos ingénieurs et j’attends leur réponse pour [demain|jeudi].',
    'Je ne vous oublie pas : le laboratoire essaie de reproduire le problème avec le même modèle.',
  ],
  orderHolds: [
    'Un mot pour vous tenir au courant : j’attends la confirmation de l’entrepôt et je vous écris [demain|jeudi] au plus tard.',
  ],
  nudges: [
    'Avez-vous pu essayer ? Rien ne presse, je voulais juste vérifier que mon message était bien arrivé.',
    'Sans nouvelles de votre part, j’imagine que tout fonctionne. Il suffit de répondre à ce message pour reprendre la conversation.',
  ],
  outcomes: [
    'C’était bien ça, merci beaucoup !',
    'Tout fonctionne à nouveau. Merci pour votre réactivité.',
    'Parfait, vous pouvez clore le dossier.',
    'Merci {agent}, problème résolu !',
  ],
  wrapUps: [
    'Voilà qui fait plaisir ! Je clos le dossier, une simple réponse suffit à le rouvrir.',
    'Merci pour votre retour, et bonne semaine.',
  ],
  comebacks: [
    'Malheureusement, le problème est revenu [hier soir|ce matin], après une semaine tranquille.',
    'J’ai crié victoire trop tôt : cela a tenu quelques jours et nous voilà revenus au point de départ.',
  ],
  remedies: {
    device: [
      'Alors inutile de chercher plus longtemps : je vous échange l’appareil. Le nouveau part [aujourd’hui|demain], l’étiquette de retour pour l’ancien se trouve dans le colis.',
      'Merci d’avoir persévéré. Nos ingénieurs ont trouvé la cause dans vos journaux et je viens de débloquer une version corrigée pour votre appareil. Elle s’installera cette nuit.',
    ],
    order: [
      'Cela aurait dû être réglé dès la première fois. J’ai tout repris à la main et la comptabilité vient de me le confirmer.',
    ],
  },
  conclusions: {
    device: [
      'Je ne veux pas abuser de votre temps avec d’autres questions : je vous échange l’appareil. Le nouveau part aujourd’hui et notre laboratoire examinera l’ancien.',
    ],
    order: ['Tout est donc rentré dans l’ordre. Les frais de port vous sont remboursés, et merci pour votre aide.'],
  },
  saga: [
    [
      'Pourriez-vous me dire quelle version affiche l’application, dans Appareils > À propos ?',
      'Il y a écrit {fw}. L’application est à jour.',
    ],
    [
      'Merci. Pourriez-vous activer le journal détaillé (cinq appuis sur la version) et me l’envoyer la prochaine fois que cela se produit ? Il ne contient aucun mot de passe.',
      'Le voici en pièce jointe. C’est arrivé vers [21 h 20|7 h 45], puis encore dix minutes plus tard.',
    ],
    [
      'On voit dans le journal que l’appareil redémarre. Y a-t-il un gros appareil sur la même multiprise, un réfrigérateur par exemple ?',
      'Le congélateur, en effet. Vous croyez que ça vient de là ?',
    ],
    [
      'C’est possible : au démarrage, la tension baisse un instant. Pourriez-vous le brancher ailleurs pendant deux jours ?',
      'Branché dans l’entrée depuis dimanche : un seul redémarrage depuis.',
    ],
  ],
  orderSaga: [
    [
      'Pour ne pas me tromper de commande, pourriez-vous me confirmer la ville de livraison ?',
      '{city}, commande {order}.',
    ],
  ],
  quoteIntro: 'Le {date}, {author} a écrit :',
  scenarios: [
    {
      id: 'fr-wifi-soir',
      team: 'network',
      lines: ['mesh'],
      weight: 1.5,
      tags: ['mesh', 'wifi'],
      subjects: ['Coupures de Wi-Fi tous les soirs', '{product} : déconnexions', 'Plus d’internet le soir'],
      problem: [
        'Tous les soirs entre [20 h|19 h] et 22 h, le Wi-Fi de notre {product} se coupe une ou deux minutes puis revient. En journée, rien à signaler. J’ai déjà tout redémarré [deux fois|plusieurs fois].',
        'Depuis deux semaines, les visioconférences se figent chaque soir à l’étage. À côté de la borne principale ({product}, version {fw}), tout va bien.',
      ],
      exchanges: [
        [
          'Quel canal et quelle largeur voyez-vous dans Réseau > Avancé > Radio ?',
          'Canal 36, 160 MHz. Je n’y ai jamais touché.',
        ],
      ],
      resolution: [
        {
          text: 'D’après le journal de votre borne, elle croit entendre un radar météo et quitte son canal tous les soirs. Je l’ai placée sur le canal 44 avec une largeur de 80 MHz. Vous n’avez rien à faire.',
          outcome: ['Deux soirées sans une seule coupure. Mes enfants vous remercient !'],
        },
      ],
      notes: ['DFS, moved to channel 44.'],
      file: 'log',
    },
    {
      id: 'fr-maj-42',
      team: 'network',
      lines: ['router'],
      season: 'firmware-4.2',
      weight: 4,
      tags: ['firmware', 'firmware 4.2', 'router'],
      priority: 'high',
      subjects: ['Très lent depuis la mise à jour 4.2', 'Mise à jour 4.2 : retour en arrière possible ?'],
      problem: [
        'Depuis que le {product} s’est mis à jour en 4.2, je plafonne à [40|35] Mbit/s en Wi-Fi au lieu de 480. En filaire, rien n’a changé. Comment revenir à l’ancienne version ?',
      ],
      exchanges: [
        [
          'Quel mode de sécurité est indiqué dans Réseau > Sécurité ? La 4.2.0 l’a passé en mode mixte sur beaucoup d’appareils.',
          'WPA2/WPA3. Je n’ai rien changé.',
        ],
      ],
      resolution: [
        {
          text: 'La version 4.2.1 corrige à la fois le mode de sécurité et le débit. Je l’ai débloquée pour votre appareil : Réseau > Logiciel > Rechercher une mise à jour. Toutes nos excuses, nous aurions dû nous en apercevoir avant la diffusion.',
          outcome: ['4.2.1 installée, retour à [470|480] Mbit/s. Merci !'],
        },
      ],
      file: 'screenshot',
    },
    {
      id: 'fr-thermostat',
      team: 'home',
      lines: ['thermostat'],
      season: 'heating',
      weight: 2,
      tags: ['heating'],
      subjects: ['Le thermostat chauffe trop', '23 °C au lieu de 20', 'Chauffage qui ne s’arrête pas'],
      problem: [
        'La consigne est à 20 °C mais le salon monte à [23|23,5] avant que le thermostat {product} ne coupe la chaudière. Nous avons un plancher chauffant, si cela peut aider.',
      ],
      exchanges: [
        [
          'Le câble derrière le thermostat sort-il d’une gaine ? L’air froid qui en vient trompe souvent la sonde.',
          'Oui, il y a une gaine. Je l’ai bouchée avec du ruban adhésif, l’affichage a tout de suite pris un degré.',
        ],
      ],
      resolution: [
        {
          text: 'Choisissez « Plancher (lent) » dans Chauffage > Installation > Type. Le thermostat coupera plus tôt et apprendra en trois ou quatre jours combien de temps votre sol continue de chauffer. Évitez de changer la consigne pendant ce temps.',
          outcome: ['Après quatre jours, la température reste à 20,2. Bluffant.'],
        },
      ],
      file: 'chart',
    },
    {
      id: 'fr-camera',
      team: 'home',
      lines: ['camera'],
      tags: ['camera', 'app'],
      subjects: ['Trop d’alertes de mouvement', 'Caméra : alertes à chaque feuille'],
      problem: [
        'Je reçois [150|deux cents] alertes par jour de la {product}, et c’est toujours le même arbre. Comment lui dire que cet arbre ne m’intéresse pas ?',
      ],
      exchanges: [
        [
          'Avez-vous dessiné une zone dans Caméra > Alertes > Zones ?',
          'Oui, autour de l’allée, mais l’ombre de l’arbre la traverse.',
        ],
      ],
      resolution: [
        {
          text: 'Choisissez « Personnes et animaux » dans Alertes > Type et une sensibilité de 60 : les ombres ne comptent plus. Le bouton « Cela aurait-il alerté ? » vous montre le résultat sur les images du jour.',
          outcome: ['Trois alertes aujourd’hui, toutes pour le facteur. Parfait.'],
        },
      ],
      file: 'screenshot',
    },
    {
      id: 'fr-colis',
      team: 'orders',
      lines: ['mesh', 'plug', 'camera'],
      weight: 2,
      tags: ['shipping'],
      subjects: ['Où est ma commande {order} ?', 'Colis non reçu', 'Livraison bloquée depuis une semaine'],
      problem: [
        'Ma commande {order} du {date} ({product}) est indiquée comme « remise au transporteur » depuis [six|huit] jours. Quand vais-je la recevoir ?',
        'Le transporteur affirme avoir livré mon colis {tracking} hier à 14 h 12. Il n’y avait personne, et les voisins n’ont rien non plus.',
      ],
      exchanges: [
        [
          'J’ai ouvert une enquête auprès du transporteur. Y a-t-il un commerce ou une loge où il laisse parfois les colis ?',
          'La boulangerie en bas en prend de temps en temps, mais elle n’a rien.',
        ],
      ],
      resolution: [
        {
          text: 'Le colis est considéré comme perdu. Un nouvel envoi part ce soir en express, sans frais. Si le premier réapparaît, refusez-le tout simplement.',
          outcome: ['Bien reçu ce matin, merci d’avoir insisté auprès d’eux.'],
        },
      ],
    },
    {
      id: 'fr-facture',
      team: 'orders',
      lines: ['router', 'camera'],
      tags: ['invoice', 'b2b'],
      subjects: ['Facture au nom de la société', 'Facture {order} avec numéro de TVA'],
      problem: [
        'Pourriez-vous établir la facture de la commande {order} au nom de notre société, avec le numéro de TVA ? Notre comptable l’attend pour la clôture.',
      ],
      exchanges: [
        [
          'Avec plaisir. Envoyez-moi la raison sociale exacte, l’adresse et le numéro de TVA.',
          'Tout figure sur la feuille en pièce jointe. Merci.',
        ],
      ],
      resolution: [
        {
          text: 'La facture corrigée se trouve dans votre compte, sous Commandes > {order} > Documents. La première est annulée, ne comptabilisez que la nouvelle.',
          outcome: ['Bien reçue, le comptable est content.'],
        },
      ],
      file: 'invoice',
    },
    {
      id: 'fr-prise',
      team: 'home',
      lines: ['plug'],
      tags: ['plugs & lights', 'automation'],
      subjects: ['Programmation décalée d’une heure', 'Les prises s’allument à la mauvaise heure'],
      problem: [
        'Toutes les programmations de mes prises {product} sont décalées d’une heure depuis le changement d’heure. Dans l’application, les horaires sont pourtant corrects.',
      ],
      exchanges: [
        ['Quel fuseau horaire lisez-vous dans Maison > Réglages > Lieu ?', 'La bonne ville, mais « UTC+0 » à côté.'],
      ],
      resolution: [
        {
          text: 'Choisissez à nouveau la ville dans la liste et enregistrez. La maison retrouve ainsi un vrai fuseau avec l’heure d’été, et les prises le reçoivent dans la minute.',
          outcome: ['Le café est de nouveau prêt à 6 h 15. Merci !'],
        },
      ],
    },
  ],
}
