/* stub */ export const NewImport = () => null;
