import type { LadderWords } from './ladder-words.js';

/** Trades that are written in one word with the rank: "Seniorutvikler". */
const TRADE =
  '(utvikler|udvikler|utvecklare|ingeniør|ingenjör|rådgiver|rådgivare|konsulent|konsult|arkitekt|designer|analytiker|tester)';

/** Norwegian, Danish and Swedish, which differ in spelling more than in words. Those of one or two letters are words of other languages. */
export const SCANDINAVIAN: LadderWords = {
  seniority: {
    Intern: { anywhere: ['praktikant', 'lærling', 'lärling', 'studentmedarbe(ider|jder)'] },
    Junior: { anywhere: [`junior${TRADE}`, 'nyutdannet', 'nyuddannet', 'nyexaminerad', 'nyutexaminerad'] },
    Mid: { anywhere: ['erfaren', 'erfarne', 'erfarna', 'mellannivå', 'mellomnivå'] },
    Senior: { anywhere: [`senior${TRADE}`] },
    Lead: { anywhere: ['team ?leder', 'team ?ledare', '(teknisk|faglig) leder', 'ledende', 'ledande'] },
    Principal: { anywhere: [`(sjef|chef)s?${TRADE}`, `hoved${TRADE}`, 'huvudarkitekt'] },
  },
  scale: {
    aware: { whole: ['kjennskap', 'kendskab', 'kännedom', 'bevisst', 'bevidst', 'medveten'] },
    beginner: {
      whole: [
        ...['nybegynner', 'begynder', 'nybörjare', 'grunnleggende', 'grundlæggande', 'grundläggande'],
        'grundlæggende',
      ],
    },
    developing: { whole: ['under (utvikling|udvikling|utveckling)', 'lærende', 'lärande'] },
    working: { whole: ['selvstendig', 'selvstændig', 'självständig', 'middels', 'mellem', 'medel'] },
    proficient: { whole: ['erfaren', 'dyktig', 'dygtig', 'skicklig', 'kompetent', 'rutinert', 'rutineret'] },
    advanced: { whole: ['avansert', 'avanceret', 'avancerad', 'viderekommen', 'videregående', 'fördjupad'] },
    expert: { whole: ['ekspert', 'spesialist', 'specialist'] },
    master: { whole: ['mester', 'mästare', 'mesterskap'] },
  },
  placeholders: {
    whole: [
      ...['kommer( snart| senere| senare)?', 'følger', 'följer', '(må|skal|ska) (utfylles|udfyldes|fyllas i)'],
      ...['ingen', 'inget', 'ikke (relevant|aktuelt)', 'inte (relevant|aktuellt|tillämpligt)', 'under arbe(id|jde)'],
      'pågår',
    ],
  },
  numbered: ['nivå', 'niveau', 'karrierenivå', 'karriereniveau', 'karriärnivå', 'lønnstrinn'],
  professions: [
    ...['(<word>)?utvikler', '(<word>)?udvikler', '(<word>)?utvecklare', '(<word>)?ingeniør', '(<word>)?ingenjör'],
    ...['(<word>)?rådgiver', '(<word>)?rådgivare', '(<word>)?konsulent', '(<word>)?konsult', '(<word>)?arkitekt'],
    ...['(<word>)?programmerer', '(<word>)?programmør', '(<word>)?programmerare', '(<word>)?analytiker'],
    ...['(<word>)?designer', '(<word>)?testare', '(<word>)?leder', '(<word>)?ledare', '(<word>)?sjef'],
    ...['(<word>)?chef', '(<word>)?medarbe(ider|jder)', '(<word>)?medarbetare', '(<word>)?forsker'],
    '(<word>)?spe(s|c)ialist',
  ],
  management: {
    whole: [
      '(<word>)?(utviklings|udviklings|utvecklings|avdelings|afdelings)(leder|ledare|sjef|chef)',
      '(<word>)?direkt(ør|ör)',
    ],
  },
  sentence: {
    anywhere: [
      ...['hvordan', 'hvorfor', 'hva', 'hvad', 'hvem', 'hvilke', 'hvilken', 'ikke', 'inte', 'eller', 'hur', 'varför'],
      ...['vilka', 'skal', 'ska', 'blir', 'bliver', 'være', 'vara', 'som', 'det', 'att', 'vores', 'våre', 'våra'],
      ...['når', 'gjennom'],
    ],
  },
  page: {
    anywhere: [
      ...['karriere', 'karriär', 'karrierestige', 'karrierestigen', 'karriärstege', 'karrierevei', 'karriereplan'],
      ...['nivåer', 'niveauer', 'nivåerna', 'forventninger', 'förväntningar', 'roller', 'karriärvägar'],
      'karriereveje',
    ],
  },
  areas: {
    anywhere: [
      ...['teknikk', 'teknik', 'teknisk', 'tekniske', 'tekniska', 'fag', 'faglig', 'faglighet', 'faglighed'],
      ...['kunnskap', 'kunskap', 'viden', 'kommunikasjon', 'kommunikation', 'samarbe(id|jde|te)', 'ledelse'],
      ...['lederskap', 'ledarskap', 'selvstendighet', 'selvstændighed', 'självständighet', 'kvalitet', 'påvirkning'],
      ...['påverkan', 'innflytelse', 'strategi', 'planlegging', 'planlægning', 'planering', 'leveranse', 'leverance'],
      ...['leverans', 'ansvar', 'læring', 'utvikling', 'udvikling', 'utveckling', 'kunder', 'mennesker', 'människor'],
      ...['kultur', 'eierskap', 'ejerskab', 'ägarskap', 'gjennomføring', 'genomförande', 'omfang', 'resultater'],
      ...['resultat', 'forretning'],
    ],
  },
  careers: {
    anywhere: [
      ...['karriere*', 'karriär*', 'kompetanse*', 'kompetence*', 'kompetens*', 'utvikler*', 'udvikler*'],
      ...['utvecklare*', 'ferdigheter'],
    ],
  },
  labels: {
    responsibility: {
      whole: [
        ...['ansvar', 'ansvarsområder', 'ansvarsområden', 'forventninger', 'förväntningar', 'krav', 'oppgaver'],
        ...['opgaver', 'arbetsuppgifter', 'arbeidsoppgaver', 'arbejdsopgaver', 'uppgifter', 'kriteri(er|um|e)'],
        ...['adferd', 'atferd', 'adfærd', 'beteenden?', '(hva|hvad) (vi )?forvente(r|s)'],
        'vad (vi förväntar oss|som förväntas)',
      ],
    },
    example: {
      whole: [
        ...['eksemp(el|ler)', 'exempel', '(for|til) eksempel', 'till exempel'],
        '(eksempler|exempel) (på|fra|från|for|för) ...',
        ...['(eksempel|exempel)(oppgaver|opgaver|uppgifter|prosjekter|projekter|projekt)', 'i praksis'],
        ...['i praktiken', 'typiske (oppgaver|opgaver|prosjekter|projekter)', 'typiska (uppgifter|projekt)'],
      ],
    },
    'anti-pattern': {
      whole: [
        ...['anti-?mønstre?', 'antimönster', 'fallgruver', 'faldgruber', 'fallgropar'],
        ...['(vanlige|vanliga|typiske|almindelige) fe(il|jl|l)', 'faresignaler', 'advarselstegn', 'varningssignaler'],
        ...['varningstecken', 'røde flagg?', 'röda flaggor', 'moteksempler', 'modeksempler', 'motexempel'],
        '(uønsket|oönskat) (atferd|adferd|adfærd|beteende)',
      ],
    },
    resource: {
      whole: [
        ...['ressurser', 'ressourcer', 'resurser', 'les(e|n)ing', 'leseliste', 'læseliste', 'läslista', 'litteratur'],
        ...['bøker', 'bøger', 'böcker', 'kilder', 'källor', '(les|læs|läs) (mer|mere)', 'lästips', 'lenker'],
        ...['länkar', 'referanser', 'referencer', 'referenser'],
        '(anbefalt|anbefalet|rekommenderad) (lesning|læsning|litteratur|läsning)',
      ],
    },
  },
  listSentence: {
    begins: [
      ...['(dette|detta|disse|dessa|denne|hun|hon) ...', '(du|man) (skal|ska|er|är|kan|bør|bör|har) ...'],
      'det (er|är|betyr|betyder|innebär) ...',
    ],
    ends: [
      ...['betyr', 'betyder', 'innebærer', 'innebär', 'indebærer', 'omfatter', 'omfattar', 'inkluderer'],
      ...['inkluderar', 'til', 'till', 'som', 'att', 'skal', 'ska', 'kan', 'følgende', 'följande', 'forventes'],
      ...['förväntas', 'eller', 'og', 'och'],
    ],
  },
  structure: {
    whole: [
      ...['(<word> )?(<word> )?(nivåer|niveauer)', 'roller', 'kompetanser', 'kompetencer', 'kompetenser', 'områder'],
      ...['områden', 'karrierestigen?'],
    ],
  },
  beside: {
    whole: [
      ...['(hva|hvad|vad) ... (ikke|inte) ...', 'innhold(sfortegnelse)?', 'indhold(sfortegnelse)?'],
      ...['innehåll(sförteckning)?', 'oversikt', 'oversigt', 'översikt', 'sammendrag', 'resumé', 'sammanfattning'],
      ...['innledning', 'indledning', 'inledning', 'introduksjon', 'introduktion', 'beskrivelse', 'beskrivning'],
      ...['om (oss|os|dette ...|detta ...)', 'lønn', 'løn', 'lön', '(års )?erfaring', '(års )?erfarenhet'],
      ...['ofte stilte spørsmål', 'ofte stillede spørgsmål', 'vanliga frågor', 'neste steg', 'næste skridt'],
      ...['nästa steg', 'merknader', 'bemærkninger', 'anmärkningar', 'noter', 'bakgrunn', 'bakgrund'],
    ],
  },
  pay: {
    anywhere: [
      ...['lønn', 'lønns<word>', 'lønnen', 'løn', 'løn(ramme|spænd|niveau|trin)*', 'lönen', 'löne(läge|spann|nivå)*'],
      ...['lön', 'godtgjørelse'],
    ],
  },
  levelCorner: { anywhere: ['nivå(er)?', 'niveau(er)?', 'karrieretrinn?', 'karriärsteg'] },
  areaCorner: {
    whole: [
      ...['område(r|n)?', 'kompetanser?', 'kompetencer?', 'kompetens(er)?', 'tema(er)?', 'teman', 'kriteri(er|um)'],
      ...['dimensjon(er)?', 'dimension(er)?', 'ferdighet(er)?', 'færdighed(er)?', 'färdighet(er)?', 'kategori(er)?'],
      'fagområde(r)?',
    ],
  },
  descriptive: [
    ...['tittel', 'titel', '(års )?erfaring', '(års )?erfarenhet', 'lønn', 'løn', 'lön', 'beskrivelse'],
    'beskrivning',
  ],
  roleCorner: {
    whole: [
      ...['stilling(er)?', 'rolle', 'roll', 'roller', 'befattning(ar)?', 'tit(t)?el', 'titler', 'titlar', 'tjänst'],
    ],
  },
  descriptionColumn: {
    whole: [
      ...['beskrivelser?', 'beskrivning(ar)?', 'definisjon(er)?', 'definition(er)?', 'forklaring(er)?'],
      'förklaring(ar)?',
    ],
  },
  ticked: { whole: ['ja'] },
  spanWords: ['til', 'till'],
  timeUnits: ['(år|måned|måneder|månad|månader)( erfaring| erfarenhet)?'],
  counted: {
    whole: [
      ...['kapittel', 'kapitel', 'kapitel', 'seksjon', 'sektion', 'avsnitt', 'vedlegg', 'bilag', 'bilaga', 'tabell'],
      ...['tabel', 'figur', 'side', 'sida', 'punkt', 'dag', 'uke', 'uge', 'vecka', 'måned', 'månad', 'kvartal'],
      ...['steg', 'trinn', 'trin', 'skritt', 'oppgave', 'opgave', 'uppgift', 'fase', 'økt', 'modul', 'leksjon'],
      ...['lektion', 'spørsmål', 'fråga', 'mål', 'regel', 'prinsipp', 'princip', 'verdi', 'værdi', 'värde', 'tema'],
      ...['eksempel', 'exempel', 'gruppe', 'grupp', 'runde'],
    ],
  },
  appendices: { begins: [...['vedlegg', 'bilag', 'bilaga', 'bilagor', 'tillegg', 'tillæg', 'tillägg', 'appendiks']] },
  things: { ends: ['*het', '*heten', '*hed', '*skap', '*skab', '*sjon', '*(n|t|r|d)else', '*(n|t|r|d)elser'] },
  currencies: ['nok', 'dkk', 'sek', 'kr', 'kroner', 'kronor'],
  money: ['fra', 'från', 'til', 'till', 'år', 'måned', 'månad', 'tusen', 'brutto', 'netto', 'cirka'],
  references: ['se (også|også|även|också)', 'samme som', 'samma som', 'som( for| på| hos)?'],
  fields: ['innen', 'inom', 'indenfor'],
};
