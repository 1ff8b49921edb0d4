import type { CustomTypeOptions } from 'i18next';

/** One per feature: a page fetches the words of its own features only. */
export type Namespace = keyof CustomTypeOptions['resources'] & string;
