import type { LadderWords } from './ladder-words.js';

export const PORTUGUESE: LadderWords = {
  seniority: {
    Intern: { anywhere: ['estagiári[oa]', 'aprendiz'] },
    Junior: { anywhere: ['júnior', 'iniciante'] },
    Mid: { anywhere: ['plen[oa]', 'intermediári[oa]'] },
    Senior: { anywhere: ['sênior', 'sénior'], unless: ['semi[ -]?s[eéê]nior'] },
    Lead: { anywhere: ['líder', 'referência'] },
    Distinguished: { anywhere: ['distint[oa]'] },
  },
  numbered: ['nível', 'grau', 'degrau'],
  professions: [
    ...['desenvolvedor(a|/a)?', 'programador(a|/a)?', 'engenheir[oa]', 'engenheir[oa] de <word>', 'engenheiro/a'],
    ...['designer', 'analista', 'arquitet[oa]', 'consultor(a)?', 'administrador(a)?', 'técnic[oa]', 'gerente'],
    ...['coordenador(a)?', 'diretor(a)?', 'especialista', 'pessoa desenvolvedora', 'pessoa engenheira'],
  ],
  management: { whole: ['(diretor(a)?|gerente|coordenador(a)?) (de|técnic[oa]) ?...'] },
  sentence: {
    anywhere: [
      ...[
        'os',
        'um',
        'uma',
        'para',
        'como',
        'quem',
        'por',
        'com',
        'são',
        'ser',
        'seu',
        'sua',
        'nosso',
        'nossa',
        'sobre',
      ],
    ],
  },
  page: { anywhere: ['carreira', 'carreiras', 'trilha', 'trilhas', 'níveis', 'matriz', 'expectativas', 'plano'] },
  areas: {
    anywhere: [
      ...['técnic[oa]s?', 'conhecimentos?', 'comunicação', 'colaboração', 'liderança', 'execução', 'entrega'],
      ...['autonomia', 'qualidade', 'impacto', 'escopo', 'estratégia', 'planejamento', 'time', 'pessoas', 'cultura'],
      ...['aprendizado', 'mentoria', 'responsabilidade', 'negócio', 'clientes', 'habilidades'],
    ],
  },
  careers: { anywhere: ['carreiras?', 'competências?', 'trilhas?', 'desenvolvedor*', 'engenheir*'] },
  labels: {
    responsibility: { whole: ['responsabilidades', 'expectativas', 'critérios?', 'comportamentos', 'atribuições'] },
    example: {
      whole: [
        'exemplos?',
        'por exemplo',
        'exemplos? (de|do|da|dos|das|para) ...',
        '(tarefas|projetos|atividades) (típic[oa]s|de exemplo)',
      ],
    },
    'anti-pattern': { whole: ['antipadrões', 'erros', 'contraexemplos?', 'sinais de alerta'] },
    resource: { whole: ['recursos', 'leituras', 'leituras recomendadas', 'referências', 'livros', 'bibliografia'] },
  },
  listSentence: {
    begins: ['(isto|isso|você|eles|elas|nós|ele|ela)', 'uma? ...'],
    ends: [
      'significa',
      'inclui',
      'incluem',
      'de',
      'para',
      'com',
      'que',
      'é',
      'são',
      'deve',
      'pode',
      'seguintes?',
      'espera',
      'os',
      'ou',
    ],
  },
  structure: {
    whole: ['(<word> )?(<word> )?níveis', 'papéis', 'competências', 'áreas', 'carreira', 'trilhas?', 'matriz'],
  },
  beside: {
    whole: [
      ...[
        'índice',
        'sumário',
        'conteúdos?',
        'resumo',
        'introdução',
        'descrição',
        'sobre( ...)?',
        'salários?',
        'remuneração',
      ],
      ...['(anos de )?experiência', 'perguntas frequentes', 'próximos passos', 'notas', 'observações'],
    ],
  },
  pay: { anywhere: ['salários?', 'salaria(l|is)', 'remuneraç(ão|ões)'] },
  levelCorner: { anywhere: ['níve(l|is)', 'graus?'] },
  areaCorner: {
    whole: ['áreas?', 'competências?', 'temas?', 'critérios?', 'dimens(ão|ões)', 'habilidades?', 'eixos?'],
  },
  descriptive: ['título', 'cargo', '(anos de )?experiência', 'anos', 'salário', 'descrição'],
};
