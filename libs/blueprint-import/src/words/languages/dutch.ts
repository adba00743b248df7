import type { LadderWords } from './ladder-words.js';

export const DUTCH: LadderWords = {
  seniority: {
    Intern: { anywhere: ['stagiaire?', 'leerling', 'afstudeerder'] },
    Junior: { anywhere: ['beginnend', 'beginnende', 'startend', 'startende', 'aankomend', 'aankomende'] },
    Mid: { anywhere: ['ervaren', 'gevorderd', 'gevorderde'] },
    Lead: { anywhere: ['teamleider', 'teamleidster', 'leidende'] },
    Principal: { anywhere: ['hoofd(ontwikkelaar|ingenieur|architect|ontwerper|engineer|developer)'] },
  },
  scale: {
    aware: { whole: ['bewust', 'bekend', 'kennis', 'bewustzijn'] },
    beginner: { whole: ['beginner', 'beginnend', 'basis', 'basiskennis', 'starter', 'grondbeginselen'] },
    developing: { whole: ['in ontwikkeling', 'lerend', 'groeiend', 'ontwikkelend'] },
    working: { whole: ['gevorderd', 'zelfstandig', 'gemiddeld', 'toepassend'] },
    proficient: { whole: ['ervaren', 'bekwaam', 'vakbekwaam', 'vaardig'] },
    advanced: { whole: ['vergevorderd', 'geavanceerd', 'uitgebreid'] },
    expert: { whole: ['deskundige?', 'specialist', 'toonaangevend'] },
    master: { whole: ['meester', 'meesterschap', 'excellent'] },
  },
  placeholders: {
    whole: [
      ...['volgt( nog)?', 'nog (in te vullen|te bepalen|aan te vullen|te schrijven)', 'n.v.t.?', 'nvt', 'geen'],
      ...['niet van toepassing', 'in bewerking', 'binnenkort'],
    ],
  },
  numbered: ['niveau', 'functieniveau', 'functieschaal', 'trede'],
  professions: [
    ...['(<word>)?ontwikkelaar', '(<word>)?ontwikkelaarster', '(<word>)?ontwerper', '(<word>)?programmeur'],
    ...['(<word>)?ingenieur', '(<word>)?architect', '(<word>)?analist', '(<word>)?beheerder', '(<word>)?adviseur'],
    ...['(<word>)?medewerk(er|ster)', '(<word>)?deskundige', '(<word>)?onderzoeker', '(<word>)?coördinator'],
    ...['(<word>)?leider', '(<word>)?hoofd', '(<word>)?manager', '(<word>)?specialist'],
  ],
  management: {
    whole: [...['(afdelings|ontwikkel)(hoofd|manager|leider)', '(hoofd|manager) van (de )?<word>', 'directeur']],
  },
  sentence: {
    anywhere: [
      ...['het', 'een', 'voor', 'zijn', 'wordt', 'worden', 'hoe', 'waarom', 'onze', 'jouw', 'jullie', 'niet', 'naar'],
      ...['wat (je|doet|is|we|wij|een)', 'deze', 'moet', 'tussen', 'wanneer', 'heeft'],
    ],
  },
  page: {
    anywhere: [
      ...['loopbaan*', 'carrière*', 'functiehuis', 'functieprofiel*', 'niveaus', 'verwachtingen', 'groeipad*'],
    ],
  },
  areas: {
    anywhere: [
      ...['techniek', 'technisch', 'technische', 'vakmanschap', 'vakkennis', 'kennis', 'communicatie'],
      ...['samenwerking', 'samenwerken', 'zelfstandigheid', 'kwaliteit', 'invloed', 'strategie', 'leiderschap'],
      ...['uitvoering', 'oplevering', 'verantwoordelijkheid', 'eigenaarschap', 'ontwikkeling', 'klanten'],
      ...['klantgerichtheid', 'mensen', 'cultuur', 'resultaten', 'reikwijdte', 'begeleiding', 'vaardigheden'],
      'bedrijf',
    ],
  },
  careers: {
    anywhere: [...['loopbaan*', 'carrière*', 'competentie*', 'ontwikkelaar*', 'functiehuis', 'vaardigheden']],
  },
  labels: {
    responsibility: {
      whole: [
        ...['verantwoordelijkhe(id|den)', 'verwachtingen', 'taken', 'takenpakket', 'gedrag', 'gedragsindicatoren'],
        ...['criteri(um|a)', 'eisen', 'functie-eisen', 'wat (we|wij) verwachten', 'werkzaamheden', 'verwacht gedrag'],
      ],
    },
    example: {
      whole: [
        ...['voorbeeld(en)?', 'bijvoorbeeld', 'voorbeeld(en)? (van|voor|uit) ...', 'in de praktijk'],
        ...['voorbeeld(taken|projecten|gedrag|resultaten)', '(typische|voorbeelden van) (taken|projecten)'],
      ],
    },
    'anti-pattern': {
      whole: [
        ...['valkuilen', 'antipatronen', 'tegenvoorbeeld(en)?', 'waarschuwingssignalen', 'alarmsignalen', 'fouten'],
        ...['veelgemaakte fouten', '(ongewenst|negatief) gedrag', 'wat te vermijden', 'te vermijden'],
      ],
    },
    resource: {
      whole: [
        ...['bronnen', 'leestips', 'leeslijst', 'literatuur', 'boeken', 'naslagwerk(en)?', 'verder lezen'],
        ...['leesvoer', 'leermateria(al|len)', 'referenties', 'hulpbronnen'],
      ],
    },
  },
  listSentence: {
    begins: ['(dit|deze|je|jij|wij|hij|zij|jullie)', 'een ...', 'van (jou|je) wordt ...'],
    ends: [
      ...['betekent', 'omvat', 'omvatten', 'zijn', 'voor', 'van', 'dat', 'moet', 'moeten', 'kunnen', 'wordt'],
      ...['worden', 'verwacht', 'verwachten', 'volgende', 'het', 'een', 'zoals', 'naar', 'heeft'],
    ],
  },
  structure: {
    whole: [
      ...['(<word> )?(<word> )?(niveaus|functieniveaus)', 'functies', 'competenties', 'gebieden', 'loopba(an|nen)'],
    ],
  },
  beside: {
    whole: [
      ...['wat ... niet ...', 'wat ... niet', 'inhoud(sopgave)?', 'overzicht', 'samenvatting', 'inleiding'],
      ...['introductie', 'omschrijving', 'beschrijving', 'over (ons|deze <word>|dit <word>)', 'salaris', 'beloning'],
      ...['(werk)?ervaring', 'veelgestelde vragen', 'volgende stappen', 'opmerkingen', 'toelichting', 'notities'],
    ],
  },
  pay: { anywhere: ['salaris*', 'loonschaal', 'loonschalen', 'lonen', 'beloning*', 'bezoldiging'] },
  levelCorner: { anywhere: ['(functie)?niveaus?'] },
  areaCorner: {
    whole: [
      ...['gebied(en)?', 'aandachtsgebied(en)?', 'competenties?', "thema('s)?", 'criteri(um|a)', 'dimensies?'],
      ...['vaardighe(id|den)', 'onderwerp(en)?'],
    ],
  },
  descriptive: [...['titel', 'functietitel', 'functienaam', '(werk)?ervaring', 'jaren', 'salaris', 'omschrijving']],
  roleCorner: { whole: ['functies?', 'rol(len)?', 'functietitels?', 'posities?'] },
  descriptionColumn: {
    whole: [...['omschrijving(en)?', 'beschrijving(en)?', 'toelichting', 'definities?', 'betekenis(sen)?', 'uitleg']],
  },
  ticked: { whole: ['ja'] },
  spanWords: ['tot', 't/m'],
  timeUnits: ['(jaar|jaren|maand|maanden)( (werk)?ervaring)?'],
  counted: {
    whole: [
      ...['hoofdstuk', 'deel', 'paragraaf', 'bijlage', 'tabel', 'figuur', 'pagina', 'punt', 'dag', 'week', 'maand'],
      ...['kwartaal', 'jaar', 'stap', 'taak', 'fase', 'sessie', 'les', 'vraag', 'doel', 'regel', 'principe'],
      ...['pijler', 'waarde', 'thema', 'voorbeeld', 'groep', 'onderdeel', 'ronde', 'blok'],
    ],
  },
  appendices: { begins: ['bijlagen?', 'aanhangsel'] },
  things: { ends: ['*heid', '*heden', '*atie', '*teit'] },
  currencies: ['euro'],
  money: ['tot', 'vanaf', 'jaar', 'maand', 'bruto', 'netto', 'circa'],
  references: ['zie( ook)?', 'zoals( bij)?', 'gelijk aan'],
  fields: ['voor', 'van'],
};
