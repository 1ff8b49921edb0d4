/** UTF-16 units one message may have. Stands alone, so that pages know it without the schemas. */
export const LONGEST_MESSAGE = 4000;
