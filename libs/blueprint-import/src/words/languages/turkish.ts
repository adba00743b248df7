import type { LadderWords } from './ladder-words.js';

/** Words that begin with "İ" are given with it too: small and capital letters of a pair are not those of other languages. */
export const TURKISH: LadderWords = {
  seniority: {
    Intern: { anywhere: ['stajyer', 'çırak'] },
    Junior: { anywhere: [...['kıdemsiz', 'yeni mezun', '(uzman|mühendis|müdür) yardımcısı', 'başlangıç seviyesi']] },
    Mid: { anywhere: ['orta (seviye|düzey|kademe)', 'orta (seviyeli|düzeyli)'] },
    Senior: { anywhere: ['k[ıi]deml[iİ]'] },
    Lead: { anywhere: ['(takım|ekip|teknik) (lideri|lider)', 'lider', 'öncü'] },
    Staff: { anywhere: ['uzman (<word> )?(mühendis|mühendisi|geliştirici)'] },
    Principal: {
      anywhere: ['baş ?mühendis[iİ]?', 'baş (mimar|geliştirici|uzman|tasarımcı)', 'baş <word> mühendisi'],
    },
  },
  scale: {
    aware: { whole: ['farkındalık', 'farkında', 'bilgi sahibi', 'aşina'] },
    beginner: { whole: ['başlangıç( seviyesi)?', 'acemi', 'temel( seviye| düzey)?', 'yeni başlayan'] },
    developing: { whole: ['gelişmekte( olan)?', 'gelişen', 'öğrenen'] },
    working: { whole: ['orta( seviye| düzey)?', 'yeterli', 'yetkin'] },
    proficient: { whole: ['deneyimli', 'tecrübeli', 'usta'] },
    advanced: { whole: ['(ileri|İleri)( seviye| düzey)?', 'gelişmiş'] },
    expert: { whole: ['uzman', 'uzmanlık'] },
    master: { whole: ['üstat', 'ustalık', 'otorite'] },
  },
  placeholders: {
    whole: [
      ...['yakında', 'yok', 'henüz (yok|yazılmadı|belirlenmedi)', 'belirlenecek', 'eklenecek', 'tamamlanacak'],
      ...['geçerli değil', 'uygulanamaz', 'hazırlanıyor'],
    ],
  },
  numbered: ['seviye', 'kademe', 'düzey', 'derece'],
  professions: [
    ...['(<word> )?mühend[iİ]s(i|İ)?', 'geliştirici(si)?', 'yazılımcı(sı)?', 'programcı(sı)?', 'tasarımcı(sı)?'],
    ...['mimarı', 'analist(i)?', 'uzman(ı)?', 'uzman yardımcısı', 'yönetici(si)?', 'müdür(ü)?', 'danışman(ı)?'],
    ...['test uzmanı', 'testçi', 'teknisyen(i)?', 'lider(i)?', 'koordinatör(ü)?', 'direktör(ü)?', 'araştırmacı'],
    ...['temsilci(si)?', 'sorumlu(su)?'],
  ],
  management: {
    whole: ['(<word> )?(<word> )?(direktörü|müdürü)', 'genel müdür( yardımcısı)?', 'direktör', 'müdür'],
  },
  sentence: {
    anywhere: [
      ...['için', 'nasıl', 'neden', 'olarak', 'olan', 'olmak', 'gibi', 'ile', 'veya', 'bir', 'nedir', 'değil'],
      ...['kimdir', 'beklenir', 'gerekir', 'yapar', 'eder', 'olur', 'bizim'],
    ],
  },
  page: {
    anywhere: [
      ...['kariyer', 'seviyeler', 'seviyeleri', 'kademeler', 'kademeleri', 'beklentiler', 'beklentileri', 'matrisi'],
      'yolu',
    ],
  },
  areas: {
    anywhere: [
      ...['teknik', 'teknoloji', 'bilgi', 'beceri', 'beceriler', '(iletişim|İletişim)', '(iş|İş) birliği'],
      ...['işbirliği', 'İşbirliği', 'ekip', 'takım', 'takım çalışması', 'liderlik', 'kalite', 'etki', 'kapsam'],
      ...['strateji', 'planlama', 'teslimat', 'sorumluluk', 'sahiplenme', 'gelişim', 'öğrenme', 'mentorluk'],
      ...['müşteri', 'kültür', 'sonuçlar', 'uzmanlık', 'mimari', 'özerklik', 'bağımsızlık', 'problem çözme', 'insan'],
    ],
  },
  careers: { anywhere: [...['kariyer*', 'yetkinlik*', 'yetenek*', 'geliştirici*', 'mühendis*', 'beceri*', 'unvan*']] },
  labels: {
    responsibility: {
      whole: [
        ...['sorumluluklar(ı)?', 'görevler', 'görev ve sorumluluklar', 'beklentiler', 'beklenen davranışlar'],
        ...['kriterler', 'ölçütler', 'davranışlar', 'gereklilikler', 'gereksinimler', 'neler bekliyoruz'],
        'temel sorumluluklar',
      ],
    },
    example: {
      whole: [
        ...['örnek(ler)?', 'örneğin', 'örnek (görevler|projeler|davranışlar|işler|çalışmalar)', 'uygulamada'],
        'tipik (görevler|projeler)',
      ],
    },
    'anti-pattern': {
      whole: [
        ...['anti ?patern(ler)?', 'anti[- ]?desenler', '(sık yapılan |yaygın )?hatalar', 'kötü örnekler'],
        ...['karşı örnekler', 'kırmızı bayraklar', 'uyarı işaretleri', 'kaçınılması gerekenler'],
        ...['(olumsuz|istenmeyen) davranışlar', 'tuzaklar'],
      ],
    },
    resource: {
      whole: [
        ...['kaynaklar', 'kaynakça', 'okumalar', 'okuma listesi', '(önerilen )?(okumalar|kitaplar|kaynaklar)'],
        ...['kitaplar', 'bağlantılar', 'okuma önerileri', 'ek kaynaklar'],
        '(faydalı|yararlı) (kaynaklar|bağlantılar)',
      ],
    },
  },
  listSentence: {
    begins: ['(bu|şu|siz|sen|biz|onlar) ...', 'bu seviyede ...', '(sizden|senden) ...'],
    ends: [
      ...['demektir', 'içerir', 'kapsar', 'için', 'ile', 've', 'veya', 'şunlar(dır|ı)?', 'beklenir', 'gerekir'],
      ...['olarak', 'aşağıdaki(ler)?', 'şunları (yapar|içerir|kapsar)', 'gibi'],
    ],
  },
  structure: {
    whole: [
      ...['(<word> )?(<word> )?(seviyeler|seviyeleri|kademeler|kademeleri)', 'roller', 'yetkinlikler', 'alanlar'],
      'kariyer yolu',
    ],
  },
  beside: {
    whole: [
      ...['ne (beklenmez|beklemiyoruz|değildir)', '(içindekiler|İçindekiler)', 'özet', 'genel bakış', 'giriş'],
      ...['açıklama', 'tanım', 'hakkında', 'maaş', 'ücret', '(iş )?deneyimi?', 'tecrübe', 'sık(ça)? sorulan sorular'],
      ...['notlar', 'sonraki adımlar', 'bu (belge|doküman) hakkında'],
    ],
  },
  pay: { anywhere: ['maaş*', 'ücretler', 'ücretlendirme', 'ücret', 'yan haklar'] },
  levelCorner: { anywhere: ['seviye(ler)?', 'kademe(ler)?', 'düzey(ler)?'] },
  areaCorner: {
    whole: [
      ...['alan(lar)?', 'yetkinlik(ler)?', 'konu(lar)?', 'kriter(ler)?', 'boyut(lar)?', 'beceri(ler)?'],
      ...['başlık(lar)?', 'kategori(ler)?', 'yetenek(ler)?'],
    ],
  },
  descriptive: ['unvan', 'ünvan', '(iş )?deneyimi?', 'tecrübe', 'yıl', 'maaş', 'açıklama', 'tanım'],
  roleCorner: { whole: ['(ü|u)nvan(lar)?', 'rol(ler)?', 'pozisyon(lar)?', 'görev', 'kariyer basamağı'] },
  descriptionColumn: { whole: ['açıklama(lar)?', 'tanım(lar)?', 'anlamı?'] },
  ticked: { whole: ['evet', 'var'] },
  spanWords: ['ile'],
  timeUnits: ['(yıl|ay)( (deneyim|tecrübe))?'],
  counted: {
    whole: [
      ...['bölüm', 'kısım', 'tablo', 'şekil', 'sayfa', 'madde', 'gün', 'hafta', 'çeyrek', 'yıl', 'adım', 'görev'],
      ...['aşama', 'oturum', 'modül', 'ders', 'soru', 'hedef', 'kural', 'prensip', 'değer', 'konu', 'örnek', 'durum'],
      ...['takım', 'ekip', 'grup', 'alan'],
    ],
  },
  appendices: { begins: ['ek <n+>', 'ekler'] },
  things: { ends: [...['*cılık', '*cilik', '*lılık', '*sızlık', '*şim', '*lama', '*leme', '*süreci', '*politikası']] },
  currencies: ['₺', 'tl', 'lira'],
  money: ['ile', 'yıllık', 'aylık', 'brüt', 'net', 'bin', 'yıl', 'ay', 'arası', 'yaklaşık'],
  references: ['bkz.?', 'bakınız'],
  fields: [],
};
