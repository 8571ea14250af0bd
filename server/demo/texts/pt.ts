import type { Catalogue } from './catalogue.ts'

/** European Portuguese. */
export const portuguese: Catalogue = {
  language: 'pt',
  hello: ['', 'Bom dia,', 'Boa tarde,', 'Olá,', 'Boa noite,', 'Exmos. Senhores,'],
  helloAgain: ['', '', 'Olá {agent},', 'Boa tarde,', 'Olá outra vez,'],
  bye: [
    '',
    '{first}',
    'Cumprimentos,~{name}',
    'Com os melhores cumprimentos,~{name}',
    'Agradeço desde já.~{name}',
    'Um abraço,~{first}',
  ],
  byeBusiness: ['Com os melhores cumprimentos,~{name}~{title}~{org}'],
  agentHello: ['Bom dia, {first},', 'Olá {first},', 'Boa tarde, {first},'],
  agentBye: ['Com os melhores cumprimentos,~{signature}', 'Cumprimentos,~{signature}'],
  received: [
    'Agradeço o seu contacto.',
    'Agradeço os pormenores, ajudam muito.',
    'Lamento o incómodo, vou tratar disto.',
    '',
  ],
  called: ['Agradeço o seu telefonema.', 'Tal como combinámos ao telefone, aqui vai por escrito.', ''],
  sorry: [
    'Compreendo o seu desagrado e fico eu com este caso até ao fim.',
    'Tem toda a razão, isto não devia ter acontecido. Li tudo desde o início, não precisa de repetir nada.',
  ],
  anger: [
    'Francamente, por {amount} esperava melhor.',
    'É a terceira vez que explico o mesmo. Alguém lê o que escrevo?',
  ],
  chasers: [
    'Há alguma novidade?',
    'Continuo na mesma e não tenho notícias vossas há três dias.',
    'Só para saber se a minha última mensagem chegou.',
  ],
  holds: [
    'Ponto de situação: passei o caso aos nossos engenheiros e espero resposta até [amanhã|quinta-feira].',
    'Não me esqueci: o laboratório está a tentar reproduzir o problema com o mesmo modelo.',
  ],
  orderHolds: ['Ponto de situação: aguardo a confirmação do armazém e escrevo-lhe até [amanhã|quinta-feira].'],
  nudges: ['Conseguiu experimentar? Não há pressa, é só para ter a certeza de que a mensagem chegou.'],
  outcomes: [
    'Era isso mesmo, resultou!',
    'Já funciona tudo. Agradeço a rapidez.',
    'Resolvido. Excelente apoio, {agent}.',
  ],
  wrapUps: ['Fico contente! Fecho o caso; basta responder para o reabrir.', 'Ainda bem. Desejo-lhe uma boa semana.'],
  comebacks: [
    'Infelizmente o problema voltou [ontem à noite|esta manhã]. Esteve bem uma semana.',
    'Festejei cedo de mais: uns dias bem e agora está como no início.',
  ],
  remedies: {
    device: [
      'Então não vale a pena experimentar mais: vou trocar o equipamento. O novo sai [hoje|amanhã] e a etiqueta para o antigo vai na caixa.',
    ],
    order: [
      'Isto devia ter ficado resolvido à primeira. Tratei agora do assunto à mão e a contabilidade já confirmou.',
    ],
  },
  conclusions: {
    device: [
      'Não quero ocupar-lhe mais tempo com perguntas: vou trocar o equipamento. O novo sai hoje e o laboratório vai analisar o antigo.',
    ],
    order: ['Então está tudo no seu lugar. Os portes foram devolvidos. Agradeço a sua ajuda.'],
  },
  saga: [
    ['Que versão aparece na aplicação, em Dispositivos > Sobre?', 'Aparece {fw}. A aplicação está atualizada.'],
    [
      'Consegue ativar o registo detalhado (cinco toques na versão) e enviá-lo quando voltar a acontecer? Não contém palavras-passe.',
      'Segue em anexo. Aconteceu por volta das [21:20|7:45] e outra vez dez minutos depois.',
    ],
    [
      'Vê-se no registo que o equipamento reinicia. Há algum aparelho grande na mesma extensão, um frigorífico, por exemplo?',
      'A arca congeladora, sim. Acha que é disso?',
    ],
  ],
  orderSaga: [
    [
      'Para ter a certeza de que vejo a encomenda certa, pode confirmar a cidade de entrega?',
      '{city}, encomenda {order}.',
    ],
  ],
  quoteIntro: 'Em {date}, {author} escreveu:',
  scenarios: [
    {
      id: 'pt-wifi',
      team: 'network',
      lines: ['mesh'],
      weight: 1.5,
      tags: ['mesh', 'wifi'],
      subjects: ['O Wi-Fi cai todas as noites', '{product}: falhas de ligação'],
      problem: [
        'Todas as noites, entre as [20|21] e as 23 horas, o Wi-Fi do nosso {product} cai um ou dois minutos e depois volta. Durante o dia está impecável. Já reiniciei tudo [duas|três] vezes.',
      ],
      exchanges: [
        ['Que canal e que largura aparecem em Rede > Avançado > Rádio?', 'Canal 36, 160 MHz. Nunca mexi nisso.'],
      ],
      resolution: [
        {
          text: 'Pelo registo, o equipamento julga ouvir um radar meteorológico e muda de canal todas as noites. Passei-o para o canal 44 com 80 MHz. Não precisa de fazer nada.',
          outcome: ['Duas noites sem uma única falha. A família agradece!'],
        },
      ],
      file: 'log',
    },
    {
      id: 'pt-termostato',
      team: 'home',
      lines: ['thermostat'],
      season: 'heating',
      weight: 1.5,
      tags: ['heating'],
      subjects: ['O termóstato aquece demasiado', '23 graus em vez de 20'],
      problem: [
        'O termóstato {product} está a 20 graus, mas a sala chega aos [23|23,5] antes de a caldeira desligar. Temos piso radiante, se isso ajudar.',
      ],
      exchanges: [
        [
          'O cabo por trás do termóstato sai de um tubo? O ar frio que vem de lá costuma enganar o sensor.',
          'Sai, sim. Tapei com fita e já marca mais um grau.',
        ],
      ],
      resolution: [
        {
          text: 'Escolha «Piso (lento)» em Aquecimento > Instalação > Tipo. O termóstato passa a desligar mais cedo e em três ou quatro dias aprende quanto tempo o seu piso continua a aquecer.',
          outcome: ['Ao fim de quatro dias mantém-se nos 20,2. Impressionante.'],
        },
      ],
      file: 'chart',
    },
    {
      id: 'pt-camara',
      team: 'home',
      lines: ['camera'],
      tags: ['camera', 'wifi'],
      subjects: ['Câmara offline durante a noite', '{product} perde o Wi-Fi'],
      problem: [
        'A câmara {product} da garagem fica offline todas as noites entre as duas e as cinco. De manhã volta sozinha. O sinal tem duas barras.',
      ],
      exchanges: [
        [
          'O que está escrito no transformador: 5 V 1 A ou 5 V 2 A? À noite a luz infravermelha precisa de mais corrente.',
          '1 A. O cabo original era curto e usei outro.',
        ],
      ],
      resolution: [
        {
          text: 'Use o transformador original, de 2 A: envio-lhe sem custos a nossa extensão de 5 metros, que tem a secção certa. Depois reinicie a câmara uma vez.',
          outcome: ['A extensão chegou e a câmara está há uma semana sem falhar.'],
        },
      ],
      file: 'photo',
    },
    {
      id: 'pt-lampada',
      team: 'home',
      lines: ['bulb'],
      tags: ['plugs & lights'],
      subjects: ['Lâmpada a piscar', '{product} pisca com pouca luz'],
      problem: [
        'A lâmpada {product} pisca quando a baixo para menos de [20|15] %. No máximo está bem. Há um regulador antigo na parede, poderá ser disso?',
      ],
      exchanges: [
        [
          'O regulador da parede está no máximo quando usa a aplicação?',
          'Estava a 80 %. No máximo pisca menos, mas ainda pisca.',
        ],
      ],
      resolution: [
        {
          text: 'A maior parte dos reguladores corta um pouco mesmo no máximo. O melhor é trocá-lo por um interruptor simples; um eletricista faz isso em minutos.',
          outcome: ['Troquei o regulador e já não pisca nada.'],
        },
      ],
    },
    {
      id: 'pt-encomenda',
      team: 'orders',
      lines: ['mesh', 'plug', 'sensor'],
      weight: 2,
      tags: ['shipping'],
      subjects: ['Onde está a encomenda {order}?', 'Encomenda não entregue'],
      problem: [
        'Fiz a encomenda {order} em {date} e há [seis|oito] dias que o seguimento diz apenas «entregue à transportadora». Quando chega?',
        'Segundo a transportadora, a encomenda {tracking} foi entregue ontem às 14:12. Não estava ninguém em casa e os vizinhos também não a têm.',
      ],
      exchanges: [
        [
          'Pedi à transportadora que a procure. Há alguma loja no prédio que costume receber encomendas?',
          'A padaria recebe às vezes, mas diz que não tem nada.',
        ],
      ],
      resolution: [
        {
          text: 'A encomenda é dada como perdida. Enviamos hoje outra por correio expresso, sem custos. Se a primeira aparecer, basta recusá-la.',
          outcome: ['Chegou hoje. Agradeço o empenho.'],
        },
      ],
    },
    {
      id: 'pt-fatura',
      team: 'orders',
      lines: ['router', 'mesh'],
      tags: ['invoice', 'b2b'],
      subjects: ['Fatura com NIF da empresa', 'Correção da fatura {order}'],
      problem: [
        'Precisamos da fatura da encomenda {order} em nome da empresa e com o NIF. A que está na conta tem o meu nome e a contabilidade não a aceita.',
      ],
      exchanges: [
        [
          'Com certeza. Envie-me, por favor, o nome exato da empresa, a morada e o NIF.',
          'Está tudo na folha que segue em anexo.',
        ],
      ],
      resolution: [
        {
          text: 'A fatura corrigida está na sua conta, em Encomendas > {order} > Documentos. A primeira fica anulada; registe só a nova.',
          outcome: ['Recebida, a contabilidade agradece.'],
        },
      ],
      file: 'invoice',
    },
  ],
}
