/** What customers add to their score, by language. */
export const surveyComments: Readonly<
  Record<
    string,
    { readonly good: readonly string[]; readonly fair: readonly string[]; readonly bad: readonly string[] }
  >
> = {
  en: {
    good: [
      'Quick, friendly, and it worked the first time.',
      'Explained so that even I understood it.',
      'The replacement came two days later. Thank you!',
      'Best support I have had in years.',
    ],
    fair: ['It works now, but it took a few messages too many.', 'Helpful in the end. I had to explain it twice.'],
    bad: [
      'I was asked for the serial number three times.',
      'Solved, they say. It dropped out again the same evening.',
      'Nine days for a question about an invoice.',
    ],
  },
  de: {
    good: [
      'Schnell und freundlich, danke!',
      'Gut erklärt, hat sofort funktioniert.',
      'So wünscht man sich Kundendienst.',
    ],
    fair: ['Am Ende geholfen, aber es hat gedauert.', 'Die Lösung war richtig, der Weg dahin lang.'],
    bad: [
      'Ich musste dreimal dasselbe schreiben.',
      'Nach zwei Tagen war der Fehler wieder da.',
      'Eine Woche ohne Antwort.',
    ],
  },
  fr: {
    good: ['Réponse rapide et claire, merci.', 'Très aimable, problème résolu tout de suite.'],
    fair: ['Ça marche, mais il a fallu insister.'],
    bad: ['J’ai dû tout réexpliquer à chaque fois.', 'Trop long pour si peu.'],
  },
  es: {
    good: ['Rápido y muy amable.', 'Me lo explicaron paso a paso. Gracias.'],
    fair: ['Lo resolvieron, aunque tardaron.'],
    bad: ['Tuve que repetir lo mismo tres veces.'],
  },
  pt: {
    good: ['Rápidos e simpáticos, obrigado.', 'Ficou resolvido à primeira.'],
    fair: ['Resolveu-se, mas demorou.'],
    bad: ['Voltou a falhar no mesmo dia.'],
  },
  it: {
    good: ['Veloci e gentilissimi.', 'Tutto risolto in giornata.'],
    fair: ['Alla fine ha funzionato.'],
    bad: ['Ho dovuto scrivere quattro volte.'],
  },
  nl: {
    good: ['Snel en vriendelijk geholpen.', 'Duidelijke uitleg, werkte meteen.'],
    fair: ['Opgelost, maar het duurde lang.'],
    bad: ['Steeds weer hetzelfde moeten uitleggen.'],
  },
  pl: {
    good: ['Szybko i miło, dziękuję.', 'Wszystko działa, świetna pomoc.'],
    fair: ['W końcu działa, ale trwało to długo.'],
    bad: ['Musiałem trzy razy pisać to samo.'],
  },
}
