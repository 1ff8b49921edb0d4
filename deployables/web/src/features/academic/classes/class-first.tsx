/* stub */ export const ClassFirst = () => null;
