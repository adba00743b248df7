import type { LadderWords } from './ladder-words.js';

export const SPANISH: LadderWords = {
  seniority: {
    Intern: { anywhere: ['becari[oa]', 'pasante', 'practicante', 'aprendiz'] },
    Junior: { anywhere: ['júnior', 'principiante', 'inicial'] },
    Mid: { anywhere: ['semi[ -]?senior', 'semisénior', 'semi[ -]sénior', 'intermedi[oa]', 'ssr'] },
    Senior: {
      anywhere: ['sénior', 'avanzad[oa]'],
      unless: ['semi senior', 'semi-senior', 'semi sénior', 'semi-sénior'],
    },
    Lead: { anywhere: ['líder'] },
    Distinguished: { anywhere: ['distinguid[oa]'] },
  },
  numbered: ['nivel', 'grado', 'escalón'],
  professions: [
    ...['desarrollador(a|/a|@)?', 'programador(a|/a|@)?', 'ingenier[oa]', 'ingenier[oa] de <word>', 'ingenier[oa]/a'],
    ...['diseñador(a|/a)?', 'analista', 'arquitect[oa]', 'consultor(a)?', 'administrador(a)?', 'técnic[oa]', 'gerente'],
    ...['jef[ea]', 'director(a)?', 'desarrollador(a)? (de )?(software|web|backend|frontend)', 'especialista'],
  ],
  management: { whole: ['(director(a)?|gerente|jef[ea]|responsable) (de|técnic[oa]) ?...'] },
  sentence: {
    anywhere: [
      ...[
        'el',
        'los',
        'las',
        'un',
        'una',
        'para',
        'cómo',
        'qué',
        'quién',
        'por',
        'con',
        'es',
        'son',
        'ser',
        'su',
        'tu',
      ],
      ...['nuestro', 'nuestra', 'sobre'],
    ],
  },
  page: { anywhere: ['carrera', 'carreras', 'trayectoria', 'niveles', 'matriz', 'expectativas', 'escalera'] },
  areas: {
    anywhere: [
      ...['técnic[oa]s?', 'conocimientos?', 'comunicación', 'colaboración', 'liderazgo', 'ejecución', 'entrega'],
      ...['autonomía', 'calidad', 'impacto', 'alcance', 'estrategia', 'planificación', 'equipo', 'personas', 'cultura'],
      ...['aprendizaje', 'mentoría', 'responsabilidad', 'negocio', 'clientes', 'habilidades'],
    ],
  },
  careers: { anywhere: ['carreras?', 'competencias?', 'trayectoria', 'desarrollador*', 'ingenier*'] },
  labels: {
    responsibility: { whole: ['responsabilidades', 'expectativas', 'criterios?', 'comportamientos', 'funciones'] },
    example: {
      whole: [
        'ejemplos?',
        'por ejemplo',
        'ejemplos? (de|del|para) ...',
        '(tareas|proyectos|actividades) (típic[oa]s|de ejemplo)',
      ],
    },
    'anti-pattern': { whole: ['antipatrones', 'errores', 'contraejemplos?', 'señales de alerta'] },
    resource: { whole: ['recursos', 'lecturas', 'lecturas recomendadas', 'referencias', 'libros', 'bibliografía'] },
  },
  listSentence: {
    begins: ['(esto|eso|usted|tú|ellos|ellas|nosotros|él|ella)', 'una? ...'],
    ends: [
      'significa',
      'incluye',
      'incluyen',
      'de',
      'para',
      'con',
      'que',
      'es',
      'son',
      'debe',
      'puede',
      'siguientes?',
      'espera',
      'los',
      'las',
    ],
  },
  structure: { whole: ['(<word> )?(<word> )?niveles', 'roles', 'competencias', 'áreas', 'carrera', 'matriz'] },
  beside: {
    whole: [
      ...[
        'índice',
        'contenidos?',
        'resumen',
        'introducción',
        'descripción',
        'acerca de( ...)?',
        'salarios?',
        'compensación',
      ],
      ...['(años de )?experiencia', 'preguntas frecuentes', 'próximos pasos', 'notas'],
    ],
  },
  pay: {
    anywhere: ['salarios?', 'salarial(es)?', 'sueldos?', 'remuneraci(ón|ones)', 'compensación', 'retribuci(ón|ones)'],
  },
  levelCorner: { anywhere: ['nivel(es)?', 'grados?'] },
  areaCorner: {
    whole: ['áreas?', 'competencias?', 'temas?', 'criterios?', 'dimension(es)?', 'dimensión', 'habilidad(es)?'],
  },
  descriptive: ['título', 'puesto', '(años de )?experiencia', 'años', 'salario', 'descripción'],
};
