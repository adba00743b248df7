import type { LadderWords } from './ladder-words.js';

/** What titles say that somebody works on. */
const OF =
  '(oprogramowania|systemów|danych|testów|jakości|sieci|aplikacji|bezpieczeństwa|java|python|php|devops|frontend|backend)';

export const POLISH: LadderWords = {
  seniority: {
    Intern: { anywhere: ['stażyst(a|ka)', 'praktykant(ka)?'] },
    Junior: { anywhere: ['młodsz(y|a|ego|ej)', 'mlodsz(y|a)', 'początkując(y|a)'] },
    Mid: {
      anywhere: [
        ...['samodzieln(y|a)', 'średniozaawansowan(y|a)'],
        'regular (<word> )?(developer|engineer|tester|designer|programista|programistka)',
        '(developer|engineer|tester|designer|programista|programistka) regular',
      ],
    },
    Senior: { anywhere: ['starsz(y|a|ego|ej)', 'doświadczon(y|a)'] },
    Lead: { anywhere: ['lider(ka)?', 'wiodąc(y|a)'] },
    Principal: { anywhere: ['g[łl]ówn(y|a)'] },
  },
  scale: {
    aware: { whole: ['świadomość', 'świadom(y|a)', 'znajomość'] },
    beginner: { whole: ['początkując(y|a)', 'podstawow(y|a|e)', 'podstawy', 'nowicjusz(ka)?'] },
    developing: { whole: ['rozwijając(y|a) się', 'w trakcie nauki', 'ucząc(y|a) się'] },
    // Between Junior and Senior, where they stand; an ordinary word in English.
    working: { whole: ['regular', 'średniozaawansowan(y|a|e)', 'średni(a|e)?', 'samodzieln(y|a|e)'] },
    proficient: { whole: ['bieg[łl](y|a|e)', 'doświadczon(y|a)', 'kompetentn(y|a)', 'praktyk'] },
    advanced: { whole: ['zaawansowan(y|a|e)'] },
    expert: { whole: ['ekspert(ka)?', 'eksperck(i|a|ie)', 'specjalist(a|ka)'] },
    master: { whole: ['mistrz(yni)?', 'mistrzowsk(i|a|ie)', 'mistrzostwo'] },
  },
  placeholders: {
    whole: [
      ...['do (uzupełnienia|ustalenia|zrobienia|opisania|potwierdzenia)', 'wkrótce', 'brak( wymagań)?'],
      ...['nie dotyczy', 'w (przygotowaniu|trakcie|budowie|opracowaniu)'],
    ],
  },
  numbered: ['poziom', 'stopień', 'szczebel', 'grupa zaszeregowania'],
  professions: [
    ...['(<word>-)?programist(a|ka)', `(programist(a|ka)|deweloper(ka)?) ${OF}`, 'deweloper(ka)?'],
    ...['specjalist(a|ka)', '(specjalist(a|ka)|inżynier(ka)?) (ds.?|do spraw) <word>', 'inżynier(ka)?'],
    ...[`inżynier(ka)? ${OF}`, 'anality(k|czka)', `anality(k|czka) (biznesow(y|a)|systemow(y|a)|${OF})`],
    ...['architekt(ka)?', 'tester(ka)?', `(architekt|architektka|tester|testerka) ${OF}`, 'administrator(ka)?'],
    ...[`administrator(ka)? ${OF}`, 'projektant(ka)?', 'konsultant(ka)?', 'kierowni(k|czka)', 'dyrektor(ka)?'],
    ...['koordynator(ka)?', 'technik', 'badacz(ka)?', '(kierownik|kierowniczka|lider|liderka) (zespołu|projektu)'],
  ],
  management: {
    whole: [
      '(kierowni(k|czka)|dyrektor(ka)?) (działu|zespołu|ds.?|do spraw)( ...)?',
      'dyrektor(ka)?( techniczn(y|a))?',
    ],
  },
  sentence: {
    anywhere: [
      ...['jest', 'jak', 'dla', 'oraz', 'nie', 'który', 'która', 'które', 'czy', 'przez', 'nasz', 'nasza', 'aby'],
      ...['przy', 'dlaczego', 'kiedy', 'kto', 'zostać', 'powinien', 'powinna', 'jeśli', 'gdy'],
    ],
  },
  page: {
    anywhere: [...['kariera', 'kariery', 'ścieżk(a|i)', 'poziomy', 'poziomów', 'oczekiwania', 'macierz', 'siatka']],
  },
  areas: {
    anywhere: [
      ...['techniczn(y|a|e)', 'technika', 'technologia', 'wiedza', 'umiejętności', 'komunikacja', 'współpraca'],
      ...['zespół', 'ludzie', 'przywództwo', 'samodzielność', 'jakość', 'wpływ', 'zakres', 'strategia', 'planowanie'],
      ...['realizacja', 'dostarczanie', 'odpowiedzialność', 'rozwój', 'klienci', 'klient', 'biznes', 'kultura'],
      ...['wyniki', 'nauka', 'mentoring'],
    ],
  },
  careers: { anywhere: [...['karier(a|y)', 'kompetencj*', 'programist*', 'inżynier*', 'stanowisk*', 'umiejętności']] },
  labels: {
    responsibility: {
      whole: [
        ...['obowiązki', 'odpowiedzialność', 'odpowiedzialności', 'zakres (obowiązków|odpowiedzialności)', 'zadania'],
        ...['oczekiwania', 'wymagania', 'kryteri(um|a)', 'zachowania', 'oczekiwane zachowania', 'czego oczekujemy'],
      ],
    },
    example: {
      whole: [
        ...['przykład(y)?', 'na przykład', 'np.?', 'przykład(y)? (zadań|projektów|zachowań|z|dla) ?...'],
        ...['w praktyce', 'przykładowe (zadania|projekty|zachowania)', 'typowe (zadania|projekty)'],
      ],
    },
    'anti-pattern': {
      whole: [
        ...['antywzorce', 'antyprzykłady', 'błędy', '(częste|typowe) błędy', 'sygnały ostrzegawcze', 'pułapki'],
        ...['(niepożądane|negatywne) zachowania', 'czego unikać'],
      ],
    },
    resource: {
      whole: [
        ...['zasoby', 'materiały', 'materiały (dodatkowe|do nauki)', 'lektury', 'literatura', 'książki', 'źródła'],
        ...['polecane (lektury|książki|materiały)', 'do przeczytania', 'bibliografia', 'odnośniki', 'linki'],
      ],
    },
  },
  listSentence: {
    begins: ['(oznacza|oczekujemy|jesteś|osoba na|na tym poziomie) ...'],
    ends: [
      ...['oznacza', 'obejmuje', 'jest', 'powinien', 'powinna', 'może', 'musi', 'potrafi', 'następujące', 'dla'],
      ...['przez', 'oraz', 'lub', 'czyli', 'aby', 'takie jak', 'w tym', 'się'],
    ],
  },
  structure: {
    whole: [
      ...['(<word> )?(<word> )?(poziomy|stanowiska)', 'role', 'kompetencje', 'obszary', 'ścieżk(a|i)( kariery)?'],
      'macierz',
    ],
  },
  beside: {
    whole: [
      ...['(czego|co) ... nie ...', '(czego|co) nie ...', 'spis treści', 'podsumowanie', 'wstęp', 'wprowadzenie'],
      ...['opis', 'o (nas|tym dokumencie|dokumencie)', 'wynagrodzenie', 'zarobki', '(lata )?doświadczeni(e|a)'],
      ...['uwagi', 'notatki', '(często zadawane|najczęstsze) pytania', 'kolejne kroki', 'następne kroki'],
      'informacje ogólne',
    ],
  },
  pay: { anywhere: [...['wynagrodzeni*', 'płac(a|e|y)', 'płacow(y|a|e)', 'zarobk(i|ów)', 'pensj(a|e|i)', 'widełki']] },
  levelCorner: { anywhere: ['poziom(y)?', 'szczeb(el|le)', 'stopień', 'stopnie'] },
  areaCorner: {
    whole: [
      ...['obszar(y)?', 'kompetencj(a|e)', 'temat(y)?', 'kryteri(um|a)', 'wymiar(y)?', 'umiejętnoś(ć|ci)'],
      ...['kategori(a|e)', 'dziedzin(a|y)'],
    ],
  },
  descriptive: ['tytuł', 'nazwa stanowiska', '(lata )?doświadczeni(e|a)', 'lata', 'wynagrodzenie', 'opis'],
  roleCorner: { whole: ['stanowisk(o|a)', 'rol(a|e)', 'pozycj(a|e)'] },
  descriptionColumn: { whole: ['opis(y)?', 'definicj(a|e)', 'znaczenie', 'wyjaśnieni(e|a)'] },
  ticked: { whole: ['tak'] },
  spanWords: ['do'],
  timeUnits: ['(rok|roku|lat|lata|miesiąc|miesiące|miesięcy)( doświadczenia)?'],
  counted: {
    whole: [
      ...['rozdział', 'część', 'sekcja', 'załącznik', 'tabela', 'rysunek', 'strona', 'punkt', 'dzień', 'tydzień'],
      ...['miesiąc', 'kwartał', 'rok', 'krok', 'zadanie', 'faza', 'etap', 'sesja', 'moduł', 'lekcja', 'pytanie'],
      ...['cel', 'zasada', 'filar', 'wartość', 'temat', 'przykład', 'przypadek', 'zespół', 'grupa', 'obszar'],
      'runda',
    ],
  },
  appendices: { begins: ['załącznik(i)?', 'dodatek', 'aneks'] },
  things: { ends: ['*ość', '*acja', '*wanie', '*stwo'] },
  currencies: ['zł', 'pln', 'złotych'],
  money: ['od', 'do', 'tys', 'rocznie', 'miesięcznie', 'brutto', 'netto', 'rok', 'miesiąc', 'około'],
  references: [...['zob.?', 'zobacz( też)?', 'patrz', 'jak (w|dla|u|na poziomie)', '(tak|to) samo (jak|co)( w| dla)?']],
  fields: ['ds.?', 'do spraw'],
};
