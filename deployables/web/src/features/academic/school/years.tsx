/* stub */ export const Years = () => null;
