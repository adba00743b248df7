import type { LadderWords } from './ladder-words.js';

export const FRENCH: LadderWords = {
  seniority: {
    Intern: { anywhere: ['stagiaire', 'alternant', 'alternante', 'apprenti', 'apprentie'] },
    Junior: { anywhere: ['débutant', 'débutante', 'jeune diplômé'] },
    Mid: { anywhere: ['confirmé', 'confirmée', 'intermédiaire'] },
    Senior: { anywhere: ['sénior', 'expérimenté', 'expérimentée'], unless: ['semi[ -]?s[eéê]nior'] },
    Lead: { anywhere: ["chef d'équipe", 'chef d’équipe', 'référent', 'référente'] },
    Principal: { anywhere: ['principale'] },
    Fellow: { anywhere: ['émérite'] },
  },
  numbered: ['niveau', 'échelon', 'palier'],
  professions: [
    ...[
      'développeu(r|se)',
      'développeur[·./-]?(e|se|euse)',
      'ingénieure?',
      'ingénieur[·./-]e',
      'concepteur',
      'conceptrice',
    ],
    ...[
      'architecte',
      'analyste',
      'responsable',
      'administrateur',
      'administratrice',
      'technicien(ne)?',
      'consultante?',
    ],
    ...['(développeu(r|se)|ingénieure?|architecte|analyste) (<word> )?(logiciel|web|données|système|réseau|produit)'],
    ...['directeur', 'directrice', 'chef de (projet|produit)'],
  ],
  management: {
    whole: [
      '(directeur|directrice) (technique|de ...|des ...|du ...)',
      "responsable (d'équipe|d’équipe|de ...|des ...)",
    ],
  },
  sentence: {
    anywhere: [
      ...['le', 'les', 'un', 'une', 'pour', 'comment', 'pourquoi', 'que', 'qui', 'est', 'sont', 'dans', 'avec'],
      ...['votre', 'notre', 'vos', 'nos', 'être', 'devenir'],
    ],
  },
  page: { anywhere: ['carrière', 'carrières', 'parcours', 'grille', 'échelle', 'niveaux', 'attentes'] },
  areas: {
    anywhere: [
      ...['technique', 'techniques', 'savoir-faire', 'connaissances', 'communication', 'collaboration', 'encadrement'],
      ...['autonomie', 'qualité', 'livraison', 'exécution', 'équipe', 'stratégie', 'impact', 'périmètre', 'mentorat'],
      ...['apprentissage', 'planification', 'métier', 'leadership', 'responsabilité', 'culture', 'clients'],
    ],
  },
  careers: { anywhere: ['carrière', 'carrières', 'compétences?', 'développeu*', 'ingénieu*', 'évolution'] },
  labels: {
    responsibility: { whole: ['responsabilités', 'attentes', 'attendus', 'critères?', 'comportements', 'missions'] },
    example: { whole: ['exemples?', 'par exemple'] },
    'anti-pattern': { whole: ['contre-exemples?', 'erreurs', 'pièges', "signaux d'alerte", 'signaux d’alerte'] },
    resource: { whole: ['ressources', 'lectures', 'lectures recommandées', 'références', 'livres', 'bibliographie'] },
  },
  structure: { whole: ['niveaux', 'parcours', 'rôles', 'compétences', 'domaines', 'grille'] },
  beside: {
    whole: [
      ...[
        'sommaire',
        'table des matières',
        'aperçu',
        'résumé',
        'introduction',
        'description',
        'à propos( ...)?',
        'salaire',
      ],
      ...[
        'rémunération',
        "(années d'|années d’)?expérience",
        'foire aux questions',
        'prochaines étapes',
        'remarques',
        'notes',
      ],
    ],
  },
  pay: { anywhere: ['salaires?', 'salariale?s?', 'rémunérations?'], whole: ['paie'] },
  levelCorner: { anywhere: ['niveaux?', 'échelons?', 'paliers?'] },
  areaCorner: { whole: ['domaines?', 'compétences?', 'axes?', 'thèmes?', 'critères?', 'dimensions?'] },
  descriptive: ['titre', 'intitulé', 'expérience', 'années', 'salaire', 'description'],
};
