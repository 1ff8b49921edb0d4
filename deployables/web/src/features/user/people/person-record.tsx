/* stub */ export const PersonRecord = () => null;
