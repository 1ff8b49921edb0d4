/* stub */ export const ImportSlips = () => null;
