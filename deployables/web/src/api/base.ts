/** Base path of every route; the contract's own constant would bring its schemas along. */
export const API = '/api/v1';
