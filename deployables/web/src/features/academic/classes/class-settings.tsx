/* stub */ export const ClassSettings = () => null;
