import type { LadderWords } from './ladder-words.js';

/** Written without spaces: a phrase begins and ends with `*` where other words may stand beside it. */
export const JAPANESE: LadderWords = {
  seniority: {
    Intern: { anywhere: ['*インターン*', '*実習生*'] },
    Junior: { anywhere: ['*ジュニア*', '*初級*', '*新人*', '*若手*', '*見習い*'] },
    Associate: { anywhere: ['*アソシエイト*'] },
    Mid: { anywhere: ['*ミドル*', '*中級*', '*中堅*'] },
    Senior: { anywhere: ['*シニア*', '*上級*', '*主任*'] },
    Lead: { anywhere: ['*リード*', '*リーダー*'] },
    Staff: { anywhere: ['*スタッフ*'] },
    Principal: { anywhere: ['*プリンシパル*', '*主席*'] },
    Distinguished: { anywhere: ['*ディスティングイッシュト*'] },
    Fellow: { anywhere: ['*フェロー*'] },
  },
  numbered: ['レベル', '等級', 'グレード'],
  professions: [
    ...['(<word>)?エンジニア', '(<word>)?デベロッパー', '(<word>)?開発者', '(<word>)?デザイナー', '(<word>)?技術者'],
    ...[
      '(<word>)?マネージャー?',
      '(<word>)?アナリスト',
      '(<word>)?アーキテクト',
      '(<word>)?プログラマー?',
      '(<word>)?職',
    ],
  ],
  management: { whole: ['(<word>)?部長', '(<word>)?課長', '(<word>)?ディレクター', '(<word>)?責任者'] },
  sentence: { anywhere: ['*。*', '*です*', '*ます*', '*する*', '*ください*', '*について*', '*のための*'] },
  page: { anywhere: ['*キャリア*', '*等級表*', '*評価基準*'] },
  areas: {
    anywhere: [
      ...['*技術*', '*コミュニケーション*', '*影響*', '*リーダーシップ*', '*協働*', '*品質*', '*設計*', '*成果*'],
      ...['*学習*', '*計画*', '*遂行*', '*顧客*', '*チーム*', '*自律*', '*責任*', '*専門*', '*行動*'],
    ],
  },
  careers: { anywhere: ['*キャリア*', '*等級*', '*スキル*', '*能力*', '*エンジニア*', '*評価*'] },
  labels: {
    responsibility: { whole: ['責任', '責務', '期待(されること|値|事項)?', '役割', '基準', '行動', '求められること'] },
    example: { whole: ['例', '具体例', '事例'] },
    'anti-pattern': { whole: ['アンチパターン', '注意点', '悪い例', '失敗例'] },
    resource: { whole: ['参考資料', '参考文献', '推薦図書', 'リソース', '読書リスト', '参考リンク'] },
  },
  structure: { whole: ['レベル', '等級', 'グレード', '役割', '能力', 'スキル', '領域', 'キャリアパス'] },
  beside: {
    whole: ['目次', '概要', 'はじめに', '説明', 'まとめ', '給与', '報酬', '経験年数', 'よくある質問', '備考', '注記'],
  },
  levelCorner: { anywhere: ['*レベル*', '*等級*', '*グレード*'] },
  areaCorner: { whole: ['領域', '分野', '能力', 'スキル', '項目', '観点', 'カテゴリー?', '評価軸'] },
  descriptive: ['肩書き?', '役職', '経験年数', '年数', '給与', '説明'],
};
