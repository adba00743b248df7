import type { InLanguages, Match } from '../phrases.js';

/** What the headings of a site say that are not about its page. */
export const BOILERPLATE_HEADINGS = {
  en: {
    begins: [
      'related (posts|articles|content)*',
      'you (may|might) also like*',
      'share (this|on)*',
      'leave a (reply|comment)*',
      'advertisement*',
      'sponsored*',
      '(recent|latest|popular|more|similar) (posts?|blogs?|articles|comments)*',
      'post navigation*',
      'subscribe*',
      'newsletter*',
      'follow us*',
      '(how to )?contact us*',
      'about the author*',
      'table of contents*',
      'on this page*',
    ],
    whole: ['(<n+> )?comments?', 'categories', 'archives', 'tags', 'author', 'contents'],
  },
} as const satisfies InLanguages<Match>;
