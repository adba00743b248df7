import type { LadderWords } from './ladder-words.js';

/** All genders: "Entwicklerin", "Entwickler:in", "Entwickler/-in". */
const WHO = '([:/_]?-?in|innen)?';

export const GERMAN: LadderWords = {
  seniority: {
    Intern: { anywhere: ['praktikant*', 'werkstudent*', 'auszubildende*', 'azubi'] },
    Junior: { anywhere: ['einsteiger*', 'berufseinsteiger*', 'nachwuchs*'] },
    Mid: { anywhere: ['fortgeschritten*', 'erfahren*'] },
    Senior: { anywhere: ['leitend*'] },
    Lead: { anywhere: ['teamleit*', 'team-leit*'] },
    Principal: { anywhere: ['chef*'] },
  },
  scale: {
    aware: { whole: ['kenntnis', 'bekannt', 'kennt', 'bewusstsein'] },
    beginner: {
      whole: [
        'grundlagen',
        'grundkenntnisse',
        'grundlegend',
        'basis',
        'basiswissen',
        'anfänger(in(nen)?)?',
        'einstieg',
        'einsteiger(in)?',
      ],
    },
    developing: { whole: ['lernend(er?)?', 'aufbau', 'aufbauend'] },
    working: { whole: ['fortgeschritten(er?)?', 'anwendung', 'anwender(in)?', 'mittel', 'solide', 'vertieft'] },
    proficient: {
      whole: ['könner(in)?', 'kompetent', 'routiniert', 'praktiker(in)?', 'erfahren(er?)?', 'gut', 'sicher'],
    },
    advanced: { whole: ['erweitert', 'weit fortgeschritten', 'sehr gut', 'vertiefung', 'profi'] },
    expert: { whole: ['expert(e|in|en)', 'expertenwissen', 'spezialist(in)?'] },
    master: { whole: ['meister(in|schaft)?', 'beherrschung', 'exzellenz'] },
  },
  placeholders: {
    whole: [
      'folgt( noch)?',
      'noch offen',
      'offen',
      'in arbeit',
      'entfällt',
      'keine',
      'nicht zutreffend',
      '(noch )?zu (ergänzen|definieren|klären)',
    ],
  },
  numbered: ['stufe', 'ebene', 'karrierestufe'],
  professions: [
    `(<word>)?entwickler${WHO}`,
    `(<word>)?ingenieur${WHO}`,
    `(<word>)?gestalter${WHO}`,
    `(<word>)?berater${WHO}`,
    `(<word>)?architekt${WHO}`,
    `(<word>)?analyst${WHO}`,
    `(<word>)?administrator${WHO}`,
    `(<word>)?techniker${WHO}`,
    `(<word>)?leiter${WHO}`,
    `(<word>)?designer${WHO}`,
    ...['(<word>)?fachkraft', '(<word>)?fachfrau', '(<word>)?fachmann', '(<word>)?leitung'],
  ],
  management: { whole: ['(bereichs|abteilungs|entwicklungs)leit(er|erin|ung)', 'leit(er|erin|ung) (der )?<word>'] },
  sentence: {
    anywhere: [
      ...['der', 'die', 'das', 'ein', 'eine', 'einen', 'wie', 'warum', 'wer', 'für', 'von', 'zum', 'zur', 'mit', 'im'],
      ...['ist', 'sind', 'wird', 'werden', 'über', 'als'],
    ],
  },
  page: { anywhere: ['karriere*', 'laufbahn*', 'stufen', 'rollen', 'erwartungen'] },
  areas: {
    anywhere: [
      ...['technik', 'technisch*', 'fachlich*', 'fachwissen', 'handwerk', 'wissen', 'wirkung', 'kommunikation'],
      ...['zusammenarbeit', 'führung', 'umsetzung', 'lieferung', 'planung', 'verantwortung', 'qualität', 'menschen'],
      ...['lernen', 'kultur', 'selbstständigkeit', 'kunden', 'geschäft', 'ergebnisse', 'umfang', 'einfluss'],
    ],
  },
  careers: { anywhere: ['karriere*', 'laufbahn*', 'kompetenz*', 'entwickler*', 'ingenieur*', 'stufenmodell'] },
  labels: {
    responsibility: {
      whole: [
        'aufgaben',
        'erwartungen',
        'anforderungen',
        'verantwortlichkeiten',
        'kriterien',
        'verhalten',
        'pflichten',
      ],
    },
    example: {
      whole: [
        'beispiele?',
        'zum beispiel',
        'beispielhafte? <word>',
        'beispiele? (für|von|aus) ...',
        'beispiel(aufgaben|projekte|ergebnisse|tätigkeiten)',
        'typische (aufgaben|projekte|tätigkeiten)',
      ],
    },
    'anti-pattern': { whole: ['warnzeichen', 'fehler', 'gegenbeispiele?', 'stolperfallen', 'negativbeispiele?'] },
    resource: {
      whole: ['lesestoff', 'literatur', 'quellen', 'bücher', 'leseliste', 'weiterführendes', 'empfehlungen'],
    },
  },
  listSentence: {
    begins: ['(das|dies|diese|du|sie|wir|er|es|man|ihr)', 'eine? ...'],
    ends: [
      'bedeutet',
      'heißt',
      'umfasst',
      'beinhaltet',
      'gehören',
      'gehört',
      'zu',
      'für',
      'mit',
      'von',
      'ist',
      'sind',
      'soll',
      'kann',
      'muss',
      'wird',
      'erwartet',
      'folgendes',
      'die',
      'der',
      'das',
      'und',
      'oder',
    ],
  },
  structure: {
    whole: [
      '(<word> )?(<word> )?(stufen|ebenen|karrierestufen)',
      'rollen',
      'laufbahn(en)?',
      'karrierepfad(e)?',
      'kompetenzen',
      'bereiche',
    ],
  },
  beside: {
    whole: [
      'was ... nicht ...',
      'was ... nicht',
      ...[
        'inhalt(sverzeichnis)?',
        'überblick',
        'übersicht',
        'zusammenfassung',
        'einleitung',
        'einführung',
        'hinweise?',
      ],
      ...['beschreibung', 'gehalt', 'vergütung', '(berufs)?erfahrung', 'fragen', 'häufige fragen', 'nächste schritte'],
      ...['anmerkungen', 'notizen', 'über (uns|dieses <word>)'],
    ],
  },
  pay: {
    anywhere: ['gehalt*', '*gehalt', '*gehälter', 'gehälter*', 'vergütung*', 'entgelt*', 'lohn', 'löhne', 'entlohnung'],
  },
  levelCorner: { anywhere: ['stufen?', 'ebenen?', 'karrierestufen?'] },
  areaCorner: {
    whole: ['bereiche?', 'kompetenz(en)?', 'themen?', 'dimension(en)?', 'kriteri(um|en)', 'fähigkeit(en)?'],
  },
  descriptive: ['titel', 'bezeichnung', '(berufs)?erfahrung', 'jahre', 'gehalt', 'beschreibung'],
};
