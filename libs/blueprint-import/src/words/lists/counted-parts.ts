import type { InLanguages, Match } from '../phrases.js';

/** What is counted and is no level: "Week 1", "Step 2". */
export const COUNTED_PARTS = {
  en: {
    whole: [
      ...['chapter', 'part', 'section', 'appendix', 'annex', 'table', 'figure', 'page', 'slide', 'item', 'no', 'nr'],
      ...['day', 'week', 'month', 'quarter', 'q', 'h', 'year', 'fy', 'sprint', 'step', 'task', 'phase', 'session'],
      ...['module', 'lesson', 'unit', 'exercise', 'question', 'goal', 'rule', 'principle', 'pillar', 'value', 'theme'],
      ...['example', 'option', 'case', 'scenario', 'version', 'v', 'team', 'group', 'dimension', 'area', 'skill'],
      ...['objective', 'kr', 'okr', 'kpi', 'score', 'rating', 'point', 'criterion', 'reviewer', 'person', 'name'],
      ...['address', 'phone', 'column', 'row', 'note', 'link', 'tip', 'reason', 'mistake', 'round', 'stage'],
    ],
  },
  de: {
    whole: [
      ...['kapitel', 'teil', 'abschnitt', 'anhang', 'tabelle', 'abbildung', 'seite', 'punkt', 'tag', 'woche', 'monat'],
      ...['quartal', 'jahr', 'schritt', 'aufgabe', 'phase', 'sitzung', 'modul', 'lektion', 'frage', 'ziel', 'regel'],
      ...['prinzip', 'säule', 'wert', 'thema', 'beispiel', 'fall', 'team', 'gruppe', 'bereich', 'runde', 'tipp'],
    ],
  },
  fr: {
    whole: [
      ...['chapitre', 'partie', 'section', 'annexe', 'tableau', 'figure', 'page', 'point', 'jour', 'semaine', 'mois'],
      ...['trimestre', 'année', 'étape', 'tâche', 'phase', 'séance', 'module', 'leçon', 'question', 'objectif'],
      ...['règle', 'principe', 'pilier', 'valeur', 'thème', 'exemple', 'cas', 'équipe', 'groupe', 'axe', 'domaine'],
    ],
  },
  es: {
    whole: [
      ...['capítulo', 'parte', 'sección', 'anexo', 'tabla', 'figura', 'página', 'punto', 'día', 'semana', 'mes'],
      ...['trimestre', 'año', 'paso', 'tarea', 'fase', 'sesión', 'módulo', 'lección', 'pregunta', 'objetivo', 'meta'],
      ...['regla', 'principio', 'pilar', 'valor', 'tema', 'ejemplo', 'caso', 'equipo', 'grupo', 'área', 'etapa'],
    ],
  },
  pt: {
    whole: [
      ...['capítulo', 'parte', 'seção', 'anexo', 'tabela', 'figura', 'página', 'ponto', 'dia', 'semana', 'mês'],
      ...['trimestre', 'ano', 'passo', 'tarefa', 'fase', 'sessão', 'módulo', 'lição', 'pergunta', 'objetivo', 'meta'],
      ...['regra', 'princípio', 'pilar', 'valor', 'tema', 'exemplo', 'caso', 'equipe', 'grupo', 'área', 'etapa'],
    ],
  },
  ja: {
    whole: [
      ...['章', '節', '表', '図', '付録', '日', '週', '月', '年', '四半期', 'ステップ', '手順', '課題', 'フェーズ'],
      ...['回', '問', '質問', '目標', '例', 'チーム', 'グループ', '項目', 'テーマ', 'ポイント'],
    ],
  },
} as const satisfies InLanguages<Match>;
