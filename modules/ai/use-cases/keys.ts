/** What the keys of endpoints are sealed for. */
export const KEY_PURPOSE = 'ai endpoint key';
