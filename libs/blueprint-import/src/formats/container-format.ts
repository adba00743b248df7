import type { Page } from '../model/page.js';

/** A page in one of the forms that pages come in. `category`: what its publisher files it under, where that is said. */
export type ContainedPage = Readonly<{ page: Page; category: string | null }>;

/** `read` gives null where the text is nothing of this form. */
export type ContainerFormat = Readonly<{ name: string; read: (text: string) => ContainedPage | null }>;
