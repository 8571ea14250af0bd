import type { Catalogue } from './catalogue.ts'

export const spanish: Catalogue = {
  language: 'es',
  hello: ['', 'Hola:', 'Hola,', 'Buenos días:', 'Buenas tardes:', 'Estimado equipo de Wrenfield:', 'Hola, buenas,'],
  helloAgain: ['', '', 'Hola, {agent}:', 'Hola de nuevo:', 'Buenas:'],
  bye: [
    '',
    '{first}',
    'Un saludo,~{name}',
    'Gracias de antemano.~{name}',
    'Saludos,~{first}',
    'Muchas gracias.~{first}',
    'Atentamente,~{name}',
  ],
  byeBusiness: ['Un cordial saludo,~{name}~{title}~{org}', 'Saludos,~{name}, {org}~{phone}'],
  agentHello: ['Hola, {first}:', 'Buenos días, {first}:', 'Hola, {first}:'],
  agentBye: ['Un saludo,~{signature}', 'Un cordial saludo,~{signature}', 'Saludos,~{signature}'],
  received: [
    'Gracias por escribirnos.',
    'Gracias por los detalles, ayudan mucho.',
    'Gracias por su mensaje, me encargo yo.',
    'Siento las molestias.',
    '',
  ],
  called: ['Gracias por su llamada.', 'Como le dije por teléfono, se lo envío por escrito.', ''],
  sorry: [
    'Entiendo su enfado y me encargo personalmente de resolverlo.',
    'Tiene usted razón, esto no debería haber ocurrido. He leído todo desde el principio, no hace falta que repita nada.',
  ],
  anger: [
    'Sinceramente, por {amount} esperaba otra cosa.',
    'Es la tercera vez que explico lo mismo. ¿Alguien lee lo que escribo?',
    'Si no se arregla esta semana, lo devuelvo todo.',
  ],
  chasers: [
    '¿Hay alguna novedad?',
    'Solo quería saber si recibieron mi último mensaje.',
    'Sigo igual y no sé nada de ustedes desde [el lunes|hace tres días].',
    '¿En qué punto está esto? Mañana estoy en casa y podría probar lo que haga falta.',
  ],
  holds: [
    'Le pongo al día: he pasado el caso a nuestros ingenieros y espero su respuesta [mañana|el jueves].',
    'No me he olvidado de usted. El laboratorio está intentando reproducir el problema con el mismo modelo.',
  ],
  orderHolds: ['Le pongo al día: espero la confirmación del almacén y le escribo [mañana|el jueves] como muy tarde.'],
  nudges: [
    '¿Ha podido probarlo? No hay prisa, solo quería asegurarme de que mi mensaje llegó.',
    'Como no he tenido noticias, supongo que todo funciona. Si no es así, basta con responder a este correo.',
  ],
  outcomes: [
    '¡Era eso, muchas gracias!',
    'Ya funciona todo. Gracias por la rapidez.',
    'Perfecto, pueden cerrar el caso.',
    'Solucionado. ¡Mil gracias, {agent}!',
  ],
  wrapUps: [
    '¡Me alegro mucho! Cierro el caso; si responde a este correo, se abre de nuevo.',
    'Gracias por contármelo. Que tenga buena semana.',
  ],
  comebacks: [
    'Por desgracia ha vuelto a pasar, desde [anoche|esta mañana]. Había aguantado una semana.',
    'Canté victoria demasiado pronto: unos días bien y otra vez como al principio.',
  ],
  remedies: {
    device: [
      'Entonces no le hago probar nada más: le cambio el equipo. El nuevo sale [hoy|mañana] y en la caja va la etiqueta para devolver el antiguo.',
      'Gracias por no rendirse. Los ingenieros han encontrado la causa en su registro y he liberado una versión corregida para su equipo; se instala esta noche.',
    ],
    order: [
      'Esto tendría que haber quedado resuelto a la primera. Lo he hecho a mano y contabilidad me lo acaba de confirmar.',
    ],
  },
  conclusions: {
    device: [
      'No quiero robarle más tiempo con preguntas: le cambio el equipo. El nuevo sale hoy, y el laboratorio estudiará el antiguo.',
    ],
    order: ['Entonces está todo en su sitio. Le he devuelto los gastos de envío; gracias por su ayuda.'],
  },
  saga: [
    ['¿Qué versión muestra la aplicación en Dispositivos > Información?', 'Pone {fw}. La aplicación está actualizada.'],
    [
      'Gracias. ¿Podría activar el registro detallado (cinco toques sobre la versión) y enviármelo cuando vuelva a pasar? No contiene contraseñas.',
      'Va adjunto. Pasó hacia las [21:20|7:45] y otra vez diez minutos después.',
    ],
    [
      'En el registro se ve que el equipo se reinicia. ¿Hay algo grande en la misma regleta, un frigorífico por ejemplo?',
      'El congelador, sí. ¿Puede ser por eso?',
    ],
    [
      'Puede: al arrancar, la tensión baja un instante. Enchúfelo, por favor, en otro sitio durante dos días.',
      'Lo puse en el pasillo el domingo. Desde entonces, solo un reinicio.',
    ],
  ],
  orderSaga: [['Para no equivocarme de pedido, ¿me confirma la ciudad de entrega?', '{city}, pedido {order}.']],
  quoteIntro: 'El {date}, {author} escribió:',
  scenarios: [
    {
      id: 'es-wifi',
      team: 'network',
      lines: ['mesh'],
      weight: 1.5,
      tags: ['mesh', 'wifi'],
      subjects: ['El wifi se corta todas las noches', '{product}: cortes de conexión', 'Sin internet por las noches'],
      problem: [
        'Todas las noches entre las [20|21] y las 23 h se corta el wifi de nuestro {product} un minuto o dos y luego vuelve. De día va perfecto. Ya lo he reiniciado todo [varias veces|dos veces].',
        'Desde hace dos semanas las videollamadas se congelan cada noche en el piso de arriba. Junto al equipo principal ({product}, versión {fw}) no hay problema.',
      ],
      exchanges: [
        ['¿Qué canal y qué ancho aparecen en Red > Avanzado > Radio?', 'Canal 36 y 160 MHz. No lo he tocado nunca.'],
      ],
      resolution: [
        {
          text: 'Según el registro, su equipo cree oír un radar meteorológico y abandona el canal cada noche. Lo he pasado al canal 44 con 80 MHz. Usted no tiene que hacer nada.',
          outcome: ['Dos noches sin un solo corte. ¡Gracias!'],
        },
      ],
      notes: ['DFS again, channel 44 set.'],
      file: 'log',
    },
    {
      id: 'es-42',
      team: 'network',
      lines: ['router'],
      season: 'firmware-4.2',
      weight: 4,
      tags: ['firmware', 'firmware 4.2', 'router'],
      priority: 'high',
      subjects: ['Va lentísimo desde la 4.2', 'Actualización 4.2: ¿puedo volver atrás?'],
      problem: [
        'Desde que el {product} se actualizó solo a la 4.2, por wifi no paso de [40|35] Mbit/s cuando antes tenía 480. Por cable va igual que siempre. ¿Se puede volver a la versión anterior?',
      ],
      exchanges: [
        [
          '¿Qué modo de seguridad aparece en Red > Seguridad? La 4.2.0 lo cambió a mixto en muchos equipos.',
          'WPA2/WPA3. Yo no he cambiado nada.',
        ],
      ],
      resolution: [
        {
          text: 'La 4.2.1 corrige el modo de seguridad y la velocidad. Ya la he liberado para su equipo: Red > Software > Buscar actualizaciones. Disculpe las molestias, deberíamos haberlo visto antes de publicarla.',
          outcome: ['Instalada, otra vez a [470|460]. Gracias por no hacerme restablecerlo todo.'],
        },
      ],
      file: 'screenshot',
    },
    {
      id: 'es-termostato',
      team: 'home',
      lines: ['thermostat'],
      season: 'heating',
      weight: 1.6,
      tags: ['heating'],
      subjects: ['El termostato calienta de más', '23 grados en vez de 20', 'La calefacción no para'],
      problem: [
        'Tengo el termostato {product} a 20 grados, pero el salón llega a [23|23,5] antes de que apague la caldera. Tenemos suelo radiante, por si es importante.',
      ],
      exchanges: [
        [
          '¿El cable de detrás sale de un tubo? El aire frío que viene por ahí suele engañar al sensor.',
          'Sí, hay un tubo. Lo he tapado con cinta y ya marca un grado más.',
        ],
      ],
      resolution: [
        {
          text: 'Elija «Suelo (lento)» en Calefacción > Instalación > Tipo. El termostato apagará antes y en tres o cuatro días aprenderá cuánto tiempo sigue calentando su suelo. Procure no tocarlo mientras tanto.',
          outcome: ['A los cuatro días se mantiene en 20,2. Impresionante.'],
        },
      ],
      file: 'chart',
    },
    {
      id: 'es-timbre',
      team: 'home',
      lines: ['doorbell'],
      tags: ['doorbell'],
      subjects: ['El timbre suena tarde', 'El repartidor se va antes de que suene el timbre'],
      problem: [
        'El {product} suena con [diez|quince] segundos de retraso. Para entonces el repartidor ya ha dejado el aviso y se ha ido. Es el segundo paquete que tengo que ir a recoger.',
      ],
      exchanges: [['¿Suena tarde solo en el móvil o también el carillón de casa?', 'Los dos, y más o menos a la vez.']],
      resolution: [
        {
          text: 'El aviso da un rodeo por internet. Active «Sonar en local» en Timbre > Velocidad: el carillón sonará en medio segundo, aunque internet vaya lento.',
          outcome: ['Ahora suena al momento y el perro también. ¡Gracias!'],
        },
      ],
    },
    {
      id: 'es-paquete',
      team: 'orders',
      lines: ['mesh', 'plug', 'camera'],
      weight: 2,
      tags: ['shipping'],
      subjects: ['¿Dónde está mi pedido {order}?', 'Paquete no recibido', 'Envío parado desde hace una semana'],
      problem: [
        'Hice el pedido {order} el {date} ({product}) y desde hace [seis|ocho] días el seguimiento solo dice «entregado al transportista». ¿Cuándo llegará?',
        'Según el transportista, el paquete {tracking} se entregó ayer a las 14:12. Aquí no había nadie y los vecinos tampoco lo tienen.',
      ],
      exchanges: [
        [
          'He pedido al transportista que lo busque. ¿Hay alguna tienda o portería donde suelan dejar los paquetes?',
          'La panadería de abajo coge alguno, pero dicen que no tienen nada.',
        ],
      ],
      resolution: [
        {
          text: 'El paquete se da por perdido. Esta tarde sale otro por correo urgente, sin coste. Si aparece el primero, simplemente rechácelo.',
          outcome: ['Ha llegado esta mañana. Gracias por insistir.'],
        },
      ],
    },
    {
      id: 'es-devolucion',
      team: 'orders',
      lines: ['router', 'thermostat'],
      tags: ['return', 'refund'],
      subjects: ['Devolución del pedido {order}', 'No he recibido el reembolso'],
      problem: [
        'Devolví el {product} del pedido {order} hace más de dos semanas y el reembolso de {amount} no ha llegado. El transportista dice que ustedes lo recibieron hace diez días.',
      ],
      exchanges: [
        ['¿Recuerda si puso el número de pedido en la caja o dentro?', 'No, solo la etiqueta que me mandaron.'],
      ],
      resolution: [
        {
          text: 'Ya lo he encontrado: el paquete se registró sin número de pedido y nadie sabía de quién era. Acabo de liberar los {amount}; según el banco, tardan de dos a cuatro días. Disculpe la espera.',
          outcome: ['Ya tengo el dinero en la cuenta. Gracias.'],
        },
      ],
    },
    {
      id: 'es-acceso',
      team: 'home',
      lines: ['hub'],
      tags: ['app', 'account'],
      subjects: ['No puedo entrar en la aplicación', 'El código va a mi número antiguo'],
      problem: [
        'He cambiado de móvil y ya no puedo entrar: el código llega a mi número antiguo, que ya no tengo. Todos mis dispositivos están en esa cuenta.',
      ],
      exchanges: [
        [
          'Para asegurarme de que la cuenta es suya, ¿me dice el número de serie de algún dispositivo y la ciudad configurada?',
          'El número de serie es {serial} y la ciudad, {city}.',
        ],
      ],
      resolution: [
        {
          text: 'He quitado el número antiguo: la próxima vez el código llegará a esta dirección de correo. Después añada, por favor, una segunda forma de acceso en Cuenta > Seguridad.',
          outcome: ['Ya estoy dentro y está todo. ¡Qué alivio!'],
        },
      ],
    },
  ],
}
