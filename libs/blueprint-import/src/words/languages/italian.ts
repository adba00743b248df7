import type { LadderWords } from './ladder-words.js';

export const ITALIAN: LadderWords = {
  seniority: {
    Intern: { anywhere: ['stagista', 'tirocinante', 'apprendista'] },
    Junior: { anywhere: ['neolaureat[oa]', 'alle prime armi'] },
    Mid: { anywhere: ['intermedi[oae]', 'livello medio', 'di medio livello'] },
    Lead: { anywhere: ['capo ?squadra', 'capo ?gruppo', 'referente tecnic[oa]'] },
    Principal: { anywhere: ['(sviluppatore|ingegnere|architetto|progettista) capo'] },
  },
  scale: {
    aware: { whole: ['consapevolezza', 'consapevole', 'nozioni', 'conoscenza'] },
    beginner: { whole: ['principiante', 'base', 'di base', 'fondamenti', 'elementare', 'iniziale'] },
    developing: { whole: ['in (crescita|sviluppo|formazione)', 'apprendimento'] },
    working: { whole: ['intermedi[oa]', 'autonom[oa]', 'operativ[oa]', 'competente'] },
    proficient: { whole: ['padronanza', 'professionista', 'con esperienza'] },
    advanced: { whole: ['avanzat[oa]'] },
    expert: { whole: ['espert[oa]', 'specialista', 'punto di riferimento'] },
    master: { whole: ['maestro', 'maestria', 'eccellenza'] },
  },
  placeholders: {
    whole: [
      ...['da (definire|completare|confermare|fare|scrivere)', 'in (arrivo|lavorazione|corso)', 'nessun[oa]?'],
      ...['non applicabile', 'non previst[oa]'],
    ],
  },
  numbered: ['livello', 'grado', 'scaglione'],
  professions: [
    ...['sviluppat(ore|rice)', 'programmat(ore|rice)', 'progettista', 'ingegnere', 'architett[oa]', 'analista'],
    '(ingegnere|architett[oa]|analista|sviluppat(ore|rice)|programmat(ore|rice)) (<word> )?(software|dati|web)',
    ...['(ingegnere|architett[oa]|sviluppat(ore|rice)) (del|dei|di) <word>', 'sistemista', 'tecnic[oa]'],
    ...['specialista', 'consulente', 'responsabile', 'coordinat(ore|rice)', 'diret(tore|trice)'],
    ...['ricercat(ore|rice)', 'collaudatore'],
  ],
  management: {
    whole: ['(direttore|direttrice|responsabile) (tecnic[oa]|(di|del|della|dello|dei|delle) ...|dell(a|e)? ?...)'],
  },
  sentence: {
    anywhere: [
      ...['che', 'sono', 'gli', 'perché', 'quando', 'essere', 'diventare', 'nostr[oaie]', 'vostr[oaie]', 'deve'],
      ...['può', 'cosa (si|fa|fare|serve|ci)', 'per (il|lo|la|i|le|ogni|chi|diventare)', 'come (si|diventare|fare)'],
      'di (un|ogni)',
    ],
  },
  page: {
    anywhere: [...['carriera', 'carriere', 'percors[oi]', 'livelli', 'aspettative', 'griglia', 'inquadramento']],
  },
  areas: {
    anywhere: [
      ...['tecnic(a|o|i|he)', 'conoscenz[ae]', 'comunicazione', 'collaborazione', 'gruppo', 'squadra', 'persone'],
      ...['autonomia', 'qualità', 'impatto', 'ambito', 'strategia', 'pianificazione', 'esecuzione', 'consegna'],
      ...['apprendimento', 'responsabilità', 'crescita', 'clienti', 'cultura', 'risultati', 'guida', 'influenza'],
    ],
  },
  careers: { anywhere: ['carrier[ae]', 'competenz[ae]', 'sviluppator*', 'ingegner*', 'inquadramento'] },
  labels: {
    responsibility: {
      whole: [
        ...['responsabilità', 'aspettative', 'compiti', 'mansioni', 'comportamenti( attesi)?', 'criteri(o)?'],
        ...['attività', 'cosa ci aspettiamo', 'requisiti', 'doveri'],
      ],
    },
    example: {
      whole: [
        ...['esempi(o)?', 'per esempio', 'ad esempio', 'esempi(o)? (di|del|della|per) ...', 'in pratica'],
        '(attività|progetti|compiti) (tipic(i|he)|di esempio)',
      ],
    },
    'anti-pattern': {
      whole: [
        ...['errori( comuni| tipici| frequenti)?', 'controesempi(o)?', "segnali d['’]allarme", 'da evitare'],
        ...['cosa evitare', 'comportamenti (negativi|da evitare)', "campanelli d['’]allarme", 'trappole'],
      ],
    },
    resource: {
      whole: [
        ...['risorse', 'letture( consigliate)?', 'riferimenti', 'libri', 'bibliografia', 'approfondimenti'],
        ...['da leggere', 'materiali?( di studio)?'],
      ],
    },
  },
  listSentence: {
    begins: [...['(questo|questa|questi|queste|ciò|noi|voi|essi)', '(ci si aspetta|si richiede|ci aspettiamo) ...']],
    ends: [
      ...['significa', 'includono', 'comprende', 'comprendono', 'di', 'per', 'con', 'che', 'sono', 'deve', 'devono'],
      ...['può', 'possono', 'seguent[ie]', 'segue', 'il', 'gli', 'del', 'della', 'oppure', 'aspettiamo'],
    ],
  },
  structure: {
    whole: [
      ...['(<word> )?(<word> )?livelli', 'ruoli', 'competenze', 'aree', 'percors[oi]', 'carriera', 'griglia'],
      'matrice',
    ],
  },
  beside: {
    whole: [
      ...['(cosa|che cosa|quello che|ciò che) non ...', 'indice', 'sommario', 'contenuti', 'panoramica', 'riepilogo'],
      ...['introduzione', 'premessa', 'descrizione', 'informazioni su( ...)?', 'stipendi(o)?', 'retribuzione'],
      ...['(anni di )?esperienza', 'domande frequenti', 'prossimi passi', 'note', 'osservazioni'],
    ],
  },
  pay: { anywhere: ['stipendi(o)?', 'retribuzion[ei]', 'retributiv[aoie]', 'salariale', 'compensi'] },
  levelCorner: { anywhere: ['livell[oi]'] },
  areaCorner: {
    whole: [
      ...['are[ae]', 'competenz[ae]', 'tem[ai]', 'criteri(o)?', 'dimension[ei]', 'abilità', 'capacità', 'ambit[oi]'],
    ],
  },
  descriptive: [
    ...['titolo', 'qualifica', '(anni di )?esperienza', 'anni', 'stipendio', 'retribuzione', 'descrizione'],
  ],
  roleCorner: {
    whole: [...['ruol[oi]', 'posizion[ei]', 'figur[ae]( professionale| professionali)?', 'inquadramento']],
  },
  descriptionColumn: { whole: ['descrizion[ei]', 'definizion[ei]', 'spiegazion[ei]'] },
  ticked: { whole: ['sì'] },
  spanWords: ['a'],
  timeUnits: ['(ann[oi]|mes[ei])( di esperienza)?'],
  counted: {
    whole: [
      ...['capitolo', 'parte', 'sezione', 'allegato', 'tabella', 'figura', 'pagina', 'punto', 'giorno', 'settimana'],
      ...['mese', 'trimestre', 'anno', 'passo', 'compito', 'fase', 'sessione', 'modulo', 'lezione', 'domanda'],
      ...['obiettivo', 'regola', 'principio', 'pilastro', 'valore', 'tema', 'esempio', 'caso', 'gruppo', 'squadra'],
    ],
  },
  appendices: { begins: ['appendic[ei]', 'allegat[oi]'] },
  things: { ends: ['*zione', '*zioni', '*mento', '*bilità', '*enza', '*anza'] },
  currencies: [],
  money: ['da', 'fino a', 'anno', 'mese', 'lord[io]', 'nett[io]', 'circa'],
  references: ['vedi( anche)?', 'come( per)? (il|la|lo|i|le)', 'uguale a', 'stesso di'],
  fields: ['di', 'nel'],
};
