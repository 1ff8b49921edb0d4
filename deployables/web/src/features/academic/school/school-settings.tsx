/* stub */ export const SchoolSettings = () => null;
