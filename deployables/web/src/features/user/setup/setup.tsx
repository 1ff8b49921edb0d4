/* stub */ export const Setup = () => null;
