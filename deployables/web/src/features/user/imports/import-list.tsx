/* stub */ export const ImportList = () => null;
