/* stub */ export const ImportPage = () => null;
