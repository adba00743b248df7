import type { LadderWords } from './ladder-words.js';

/** Written without spaces: a phrase begins and ends with `*` where other words may stand beside it. */
export const JAPANESE: LadderWords = {
  seniority: {
    Intern: { anywhere: ['*実習生*', '*見習い*'], patterns: ['インターン(?!シップ)'] },
    Junior: { anywhere: ['*ジュニア*', '*初級*', '*新人*', '*若手*'] },
    Associate: { anywhere: ['*アソシエイト*'] },
    Mid: { anywhere: ['*中級*', '*中堅*'], patterns: ['ミドル(?!ウェア)'] },
    Senior: { anywhere: ['*シニア*', '*上級*', '*主任*'] },
    Lead: { patterns: ['リード(?!タイム)', 'リーダー(?!シップ)'] },
    Staff: { anywhere: ['*スタッフ*'] },
    Principal: { anywhere: ['*プリンシパル*', '*主席*'] },
    Distinguished: { anywhere: ['*ディスティングイッシュト*'] },
    Fellow: { anywhere: ['*フェロー*'] },
  },
  scale: {
    aware: { whole: ['認知', '理解', '知識'] },
    beginner: { whole: ['初級', '初級者', '初心者', '入門', '基礎', '基本', 'ビギナー'] },
    developing: { whole: ['発展途上', '学習中'] },
    working: { whole: ['中級', '中級者', '標準', '実践', '一人前'] },
    proficient: { whole: ['熟練', '熟練者', '実務者'] },
    advanced: { whole: ['上級', '上級者', '応用', '発展', 'アドバンスト?'] },
    expert: { whole: ['専門家', 'エキスパート', '超上級'] },
    master: { whole: ['達人', 'マスター', '最上級'] },
  },
  placeholders: { whole: ['未定', '作成中', '準備中', '検討中', '追記予定', '後日', 'なし', '該当なし', '特になし'] },
  numbered: ['レベル', '等級', 'グレード'],
  professions: [
    ...['(<word>)?エンジニア', '(<word>)?デベロッパー', '(<word>)?開発者', '(<word>)?デザイナー', '(<word>)?技術者'],
    ...[
      '(<word>)?マネージャー?',
      '(<word>)?アナリスト',
      '(<word>)?アーキテクト',
      '(<word>)?プログラマー?',
      '(<word>)?職',
      ...['(<word>)?社員', '(<word>)?メンバー', '(<word>)?クラス', '(<word>)?レベル', '(<word>)?層'],
    ],
  ],
  management: { whole: ['(<word>)?部長', '(<word>)?課長', '(<word>)?ディレクター', '(<word>)?責任者'] },
  sentence: {
    anywhere: [
      ...['*。*', '*です*', '*ます*', '*する*', '*できる*', '*している*', '*られる*', '*として*', '*ください*'],
      ...['*について*', '*のための*', '*を*'],
    ],
    // Particles between two words; "シニアエンジニアの評価基準" is what a page is about.
    patterns: [
      String.raw`(?<=[\u30a0-\u30ff\u4e00-\u9fff])[にがはとでへも](?=[\u30a0-\u30ff\u4e00-\u9fff])`,
      'の(?!キャリア|等級|評価|役割|期待|要件|基準)',
    ],
  },
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
    example: { whole: ['例', '具体例', '事例'], ends: ['*の例'] },
    'anti-pattern': { whole: ['アンチパターン', '注意点', '悪い例', '失敗例'] },
    resource: { whole: ['参考資料', '参考文献', '推薦図書', 'リソース', '読書リスト', '参考リンク'] },
  },
  listSentence: {
    ends: ['*とは', '*には', '*では', '*ために', '*以下の通り', '*次の通り', '*です', '*ます', '*こと'],
  },
  structure: { whole: ['レベル', '等級', 'グレード', '役割', '能力', 'スキル', '領域', 'キャリアパス'] },
  beside: {
    whole: [
      '...(ではない|求めない|含まない|含まれない)(もの|こと)?',
      '目次',
      '概要',
      'はじめに',
      '説明',
      'まとめ',
      '給与',
      '報酬',
      '経験年数',
      'よくある質問',
      '備考',
      '注記',
    ],
  },
  pay: { anywhere: ['*給与*', '*給料*', '*報酬*', '*年収*', '*賃金*', '*年俸*', '*月給*', '*基本給*'] },
  levelCorner: { anywhere: ['*レベル*', '*等級*', '*グレード*'] },
  areaCorner: { whole: ['領域', '分野', '能力', 'スキル', '項目', '観点', 'カテゴリー?', '評価軸'] },
  descriptive: ['肩書き?', '役職', '経験年数', '年数', '給与', '説明'],
};
